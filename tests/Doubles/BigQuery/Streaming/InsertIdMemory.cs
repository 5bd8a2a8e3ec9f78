using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>The insertIds of the last minute, by which rows that come again are recognised: best effort, as at BigQuery.</summary>
internal sealed class InsertIdMemory(StreamingSettings settings)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TableName Table, string InsertId), Timestamp> _seen = [];
    private readonly Queue<((TableName, string) Key, Timestamp At)> _order = [];

    /// <summary>Whether the id is new; from now on it is known.</summary>
    public bool Add(TableName table, string? insertId, Timestamp now)
    {
        if (string.IsNullOrEmpty(insertId) || settings.DedupeWindow <= TimeSpan.Zero)
        {
            return true;
        }

        lock (_lock)
        {
            Forget(new Timestamp(now.Microseconds - (settings.DedupeWindow.Ticks / TimeSpan.TicksPerMicrosecond)));
            if (!_seen.TryAdd((table, insertId), now))
            {
                return false;
            }

            _order.Enqueue(((table, insertId), now));
            return true;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _seen.Clear();
            _order.Clear();
        }
    }

    private void Forget(Timestamp before)
    {
        while (_order.TryPeek(out var oldest) && oldest.At <= before)
        {
            _seen.Remove(_order.Dequeue().Key);
        }
    }
}
