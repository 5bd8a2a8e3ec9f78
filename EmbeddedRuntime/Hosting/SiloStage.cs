namespace Isobar.EmbeddedRuntime;

/// <summary>The stages of a silo's life, in order.</summary>
internal enum SiloStage
{
    Created,
    Running,

    /// <summary>Only what is under way goes on, with the calls it makes.</summary>
    Stopping,

    /// <summary>Every activation has ended.</summary>
    Stopped,

    /// <summary>Nothing is run any more, ended or not.</summary>
    Aborted,
}
