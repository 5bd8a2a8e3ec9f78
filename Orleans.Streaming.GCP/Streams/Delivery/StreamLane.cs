namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// One stream in one agent's queue: the deliveries that wait, oldest first, and the cursors of those who want them. A delivery is settled when no
/// cursor is still before it and at least one has passed it.
/// </summary>
internal sealed class StreamLane(StreamId stream)
{
    private readonly Queue<Delivery> _deliveries = new();
    private readonly List<BatchCursor> _cursors = [];

    public StreamId Stream => stream;

    public bool IsEmpty => _deliveries.Count == 0 && _cursors.Count == 0;

    /// <summary>Something waits here that nobody will come for.</summary>
    public bool IsOrphaned => _deliveries.Count > 0 && _cursors.Count == 0;

    /// <summary>The place of the oldest delivery, or of the one that comes next.</summary>
    public long Oldest(long next) => _deliveries.TryPeek(out var oldest) ? oldest.Sequence : next;

    public void Add(Delivery delivery) => _deliveries.Enqueue(delivery);

    public void Attach(BatchCursor cursor) => _cursors.Add(cursor);

    public void Detach(BatchCursor cursor)
    {
        _cursors.Remove(cursor);
        SettlePassed();
    }

    /// <summary>The first delivery at or after a place, or null.</summary>
    public Delivery? From(long place)
    {
        foreach (var delivery in _deliveries)
        {
            if (delivery.Sequence >= place)
            {
                return delivery;
            }
        }

        return null;
    }

    /// <summary>Settles what every cursor has passed. What nobody was there for is left: see <see cref="IsOrphaned"/>.</summary>
    public void SettlePassed()
    {
        while (_deliveries.TryPeek(out var oldest) && oldest.HasOutcome && _cursors.TrueForAll(cursor => cursor.Place > oldest.Sequence))
        {
            _deliveries.Dequeue().Settle();
        }
    }

    /// <summary>Takes out everything that waits.</summary>
    public IReadOnlyList<Delivery> Clear()
    {
        Delivery[] all = [.. _deliveries];
        _deliveries.Clear();
        return all;
    }
}
