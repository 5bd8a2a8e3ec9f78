namespace Isobar.Tests.Simulation;

/// <summary>How a run went.</summary>
internal sealed record RunReport
{
    public required int Seed { get; init; }

    public required ulong TraceHash { get; init; }

    public required IReadOnlyList<string> Findings { get; init; }

    public required int Steps { get; init; }

    public required int Messages { get; init; }

    public required int Rows { get; init; }

    public required TimeSpan SimulatedTime { get; init; }

    /// <summary>By <see cref="Faults.ProbePoint"/>: how often the silo was lost there.</summary>
    public required IReadOnlyList<int> Interrupted { get; init; }

    public bool Passed => Findings.Count == 0;
}
