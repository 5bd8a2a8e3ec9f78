using System.Globalization;

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

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed} hash {TraceHash:x16} {Steps} steps {Messages} messages {Rows} rows {SimulatedTime}{string.Concat(Findings.Select(static finding => $"{Environment.NewLine}  {finding}"))}");
}
