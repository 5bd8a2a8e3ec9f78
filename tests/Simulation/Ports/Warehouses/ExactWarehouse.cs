using Isobar.Events;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>A table with a unique key.</summary>
internal sealed class ExactWarehouse(World world, bool keepsMicrosecondsOnly) : WarehouseModel(world)
{
    private readonly World _world = world;
    private readonly Dictionary<RowKey, EnrichedEvent> _byKey = [];
    private readonly List<EnrichedEvent> _rows = [];

    public override IReadOnlyList<EnrichedEvent> Table => _rows;

    public override IReadOnlyList<EnrichedEvent> View => _rows;

    public override bool IsTableExact => true;

    public override bool TellsDuplicates => true;

    protected override AppendOutcome Store(EnrichedEvent row, DateTimeOffset sentAt)
    {
        if (_byKey.TryGetValue(row.Key, out var there))
        {
            return AppendOutcome.AlreadyThere(there.EnrichedAt);
        }

        var stored = row with { EnrichedAt = Stored(row.EnrichedAt) };
        _byKey.Add(row.Key, stored);
        _rows.Add(stored);
        _world.Note("row", row.Key.ToString());
        return AppendOutcome.Stored;
    }

    // PostgreSQL keeps microseconds.
    private DateTimeOffset Stored(DateTimeOffset time) => keepsMicrosecondsOnly
        ? new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), time.Offset)
        : time;
}
