using System.Globalization;
using Isobar.Tests.Simulation.Audits;

namespace Isobar.Tests.Simulation;

/// <summary>How a run went.</summary>
internal sealed record RunReport
{
    public required RunSettings Settings { get; init; }

    public required ulong TraceHash { get; init; }

    /// <summary>What happened, line by line; empty unless it was wanted.</summary>
    public required IReadOnlyList<string> Trace { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required int Steps { get; init; }

    /// <summary>How many messages the seed made up, sent or not.</summary>
    public required int Made { get; init; }

    /// <summary>How many the broker took, those that were sent again among them.</summary>
    public required int Messages { get; init; }

    public required int Rows { get; init; }

    public required TimeSpan SimulatedTime { get; init; }

    /// <summary>By <see cref="Faults.ProbePoint"/>: how often a silo was lost there.</summary>
    public required IReadOnlyList<int> Interrupted { get; init; }

    /// <summary>By <see cref="Faults.FaultKind"/>: how often it struck.</summary>
    public required IReadOnlyList<int> Struck { get; init; }

    public bool Passed => Findings.Count == 0;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Settings.Seed} hash {TraceHash:x16} {Steps} steps {Messages} messages {Rows} rows {SimulatedTime}{string.Concat(Findings.Select(static finding => $"{Environment.NewLine}  {finding}"))}");
}
