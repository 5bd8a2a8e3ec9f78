using Isobar.Events;
using Isobar.Tests.Versions.Samples;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Wire;

/// <summary>A call of a grain as a version makes it, and its answer.</summary>
/// <param name="Version">Its fixtures are in the folder of this version.</param>
/// <param name="Name">Aliases of interface and method.</param>
public sealed record CallSample(int Version, string Name, object?[] Arguments, object? Result)
{
    public static IReadOnlyList<CallSample> All { get; } =
    [
        new(1, "isobar.user.snapshot", [20], new UserSnapshot(Version1.Profile, [Version1.Key])),
        new(1, "isobar.user.locate", ["e-1"], (RowKey?)Version1.Key),
        new(1, "isobar.location.weather", [Version1.Slot], Version1.Weather),
        new(1, "isobar.location.snapshot", [], new LocationSnapshot { Cell = Version1.Cell, Slots = [] }),
        new(1, "isobar.warehouse-writer.append", [new[] { Version1.Row }], new[] { AppendOutcome.Stored, AppendOutcome.Refused("Too long.") }),
        new(1, "isobar.warehouse-writer.append-dead-letters", [new List<DeadLetter> { Version1.Letter }], null),
        new(1, "isobar.silo.read-stats", [], """{"silo":{}}"""),
        // That somebody watches is a reference to him, which only a running silo can make.
        new(1, "isobar.silo.watch", [null], null),
        new(1, "isobar.rows-observer.rows", [new List<EnrichedEvent> { Version1.Row }, 3L], null),
        new(1, "isobar.warehouse-merge.wake", [], new MergeReport { IsMerging = true }),
        new(1, "isobar.warehouse-merge.merge", [], new MergeReport { IsMerging = false }),
    ];

    public string Call => $"call.{Name}";

    public string Answer => $"answer.{Name}";
}
