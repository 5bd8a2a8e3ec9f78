namespace Isobar.EmbeddedRuntime;

/// <summary>What became of a request that was handed to an activation.</summary>
internal enum AcceptResult
{
    Accepted,

    /// <summary>Too many requests wait.</summary>
    Full,

    /// <summary>The activation has ended; a fresh one takes the request.</summary>
    Ended,
}
