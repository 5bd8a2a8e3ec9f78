using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>A table that takes what comes, and a view over it. It never says that a row is there already.</summary>
internal sealed class StreamWarehouse(World world) : WarehouseModel(world)
{
    private readonly Streamed _streamed = new(world);

    public override IReadOnlyList<EnrichedEvent> Table => [.. _streamed.Rows.Select(static row => row.Row)];

    public override IReadOnlyList<EnrichedEvent> View => [.. _streamed.Rows.OrderBy(static row => row.SentAt).DistinctBy(static row => row.Row.Key).Select(static row => row.Row)];

    public override bool IsTableExact => false;

    public override bool TellsDuplicates => false;

    protected override AppendOutcome Store(EnrichedEvent row, DateTimeOffset sentAt)
    {
        _streamed.Add(row, sentAt);
        return AppendOutcome.Stored;
    }
}
