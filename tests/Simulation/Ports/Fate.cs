using System.Runtime.InteropServices;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>What becomes of one request to the outside.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fate
{
    /// <summary>Until the request has its effect.</summary>
    public required TimeSpan Outward { get; init; }

    /// <summary>From the effect to the answer.</summary>
    public required TimeSpan Back { get; init; }

    /// <summary>The request is lost on its way and has no effect; this is the answer.</summary>
    public Exception? Lost { get; init; }

    /// <summary>The request has its effect; this is the answer all the same.</summary>
    public Exception? Denied { get; init; }

    /// <summary>The request has its effect, and there is never an answer.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>The request has its effect once more, after this.</summary>
    public TimeSpan? Again { get; init; }
}
