namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>What has become of a log.</summary>
public enum LogDamage
{
    /// <summary>It ends early.</summary>
    Cut,

    /// <summary>Some bytes of it are not what was written.</summary>
    Flipped,
}
