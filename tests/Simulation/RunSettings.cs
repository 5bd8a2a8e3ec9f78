using System.Collections.Immutable;
using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation;

/// <summary>All that determines a run, and so all that repeats it.</summary>
/// <param name="Seed">The seed of everything that is left to chance.</param>
/// <param name="Level">How bad the world is.</param>
internal sealed record RunSettings(int Seed, FaultLevel Level = FaultLevel.Normal)
{
    /// <summary>Faults that never strike.</summary>
    public ImmutableHashSet<FaultKind> Without { get; init; } = [];

    /// <summary>Which of the messages that the seed makes up are sent, by their number from 0; null: all.</summary>
    public ImmutableSortedSet<int>? Only { get; init; }

    /// <summary>What a person types to see this run again.</summary>
    public string Command => $"./isobar simulate --seed {Seed} --faults {Level.ToString().ToLowerInvariant()}{WithoutOption}{OnlyOption} --trace";

    private string WithoutOption => Without.Count == 0 ? "" : $" --without {string.Join(',', Without.Order())}";

    private string OnlyOption => Only is null ? "" : $" --only {NumberRanges.Write(Only)}";
}
