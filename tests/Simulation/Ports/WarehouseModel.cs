using Isobar.Events;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The warehouse: an append-only table with a unique key, durable at once. Refuses rows of two types.</summary>
internal sealed class WarehouseModel(World world, bool keepsMicrosecondsOnly)
{
    /// <summary>Events of this type are refused by name.</summary>
    public const string Refused = "refused";

    /// <summary>An append with an event of this type is refused as a whole.</summary>
    public const string RefusedUnnamed = "refused-unnamed";

    private readonly Dictionary<RowKey, EnrichedEvent> _byKey = [];
    private readonly HashSet<RowKey> _letterKeys = [];

    /// <summary>Every row ever stored.</summary>
    public List<EnrichedEvent> Rows { get; } = [];

    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>Nothing is answered before this.</summary>
    public DateTimeOffset AvailableFrom { get; set; } = DateTimeOffset.MinValue;

    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<EnrichedEvent> rows)
    {
        if (world.Now < AvailableFrom)
        {
            throw new WarehouseUnavailableException("The warehouse is down.");
        }

        if (rows.Any(static row => row.Event.Type == RefusedUnnamed))
        {
            throw new BatchRefusedException("Some row is not to the warehouse's taste.");
        }

        return [.. rows.Select(Append)];
    }

    public int Append(IReadOnlyList<DeadLetter> letters)
    {
        if (world.Now < AvailableFrom)
        {
            throw new WarehouseUnavailableException("The warehouse is down.");
        }

        foreach (var letter in letters)
        {
            if (_letterKeys.Add(letter.Key))
            {
                DeadLetters.Add(letter);
                world.Note("dead letter", letter.Key.ToString());
            }
        }

        return letters.Count;
    }

    private AppendOutcome Append(EnrichedEvent row)
    {
        if (row.Event.Type == Refused)
        {
            return AppendOutcome.Refused("The warehouse does not take rows of this type.");
        }

        if (_byKey.TryGetValue(row.Key, out var there))
        {
            return AppendOutcome.AlreadyThere(there.EnrichedAt);
        }

        var stored = row with { EnrichedAt = Stored(row.EnrichedAt) };
        _byKey.Add(row.Key, stored);
        Rows.Add(stored);
        world.Note("row", row.Key.ToString());
        return AppendOutcome.Stored;
    }

    // BigQuery and PostgreSQL keep microseconds.
    private DateTimeOffset Stored(DateTimeOffset time) => keepsMicrosecondsOnly
        ? new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), time.Offset)
        : time;
}
