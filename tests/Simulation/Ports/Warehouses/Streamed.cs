using Isobar.Events;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>
/// Rows that were streamed. A key that came within the last minute is sometimes recognised by its <c>insertId</c>, as
/// https://cloud.google.com/bigquery/docs/streaming-data-into-bigquery#dataconsistency has it, and sometimes not.
/// </summary>
internal sealed class Streamed(World world)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Dictionary<RowKey, DateTimeOffset> _arrived = [];

    public List<StreamedRow> Rows { get; } = [];

    public IReadOnlyCollection<RowKey> Keys => _arrived.Keys;

    public void Add(EnrichedEvent row, DateTimeOffset sentAt)
    {
        var isRemembered = _arrived.TryGetValue(row.Key, out var at) && world.Now - at < Memory;
        _arrived[row.Key] = world.Now;
        if (!isRemembered || world.Chance.Of(0.3))
        {
            Rows.Add(new StreamedRow(row, sentAt));
            world.Note("row", row.Key.ToString());
        }
    }
}

/// <summary>A row with the stamp that its sender gave it.</summary>
internal sealed record StreamedRow(EnrichedEvent Row, DateTimeOffset SentAt);
