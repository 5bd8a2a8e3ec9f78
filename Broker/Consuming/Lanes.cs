namespace Isobar.Broker.Consuming;

/// <summary>Keeps keys apart: one lane per key with something to do, and at most one delivery per lane.</summary>
internal sealed class Lanes(int maxBatch, int maxAlone)
{
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _alone = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Lock _gate = new();

    /// <summary>Queues messages, and returns the lanes that had nothing to do and must now be served, in order of arrival.</summary>
    public List<Lane> Add(IReadOnlyList<ReceivedMessage> messages, Func<ReceivedMessage, string> keyOf)
    {
        var idle = new List<Lane>();
        lock (_gate)
        {
            foreach (var message in messages)
            {
                var key = keyOf(message);
                if (!_lanes.TryGetValue(key, out var lane))
                {
                    lane = new Lane(key);
                    _lanes.Add(key, lane);
                    idle.Add(lane);
                }

                lane.Add(message);
            }
        }

        return idle;
    }

    /// <summary>The lane's next batch, or null: then the lane is closed, and its key opens a new one.</summary>
    public List<ReceivedMessage>? Next(Lane lane)
    {
        lock (_gate)
        {
            if (!lane.IsEmpty)
            {
                return lane.Take(maxBatch, _alone);
            }

            _lanes.Remove(lane.Key);
            return null;
        }
    }

    /// <summary>
    /// A batch failed without saying whose fault it was: its messages go alone from now on. Remembers a bounded number, the newest;
    /// those forgotten go together again, and are separated again if that fails.
    /// </summary>
    public void Separate(IReadOnlyList<ReceivedMessage> batch)
    {
        lock (_gate)
        {
            foreach (var message in batch)
            {
                if (_alone.Add(message.MessageId))
                {
                    _order.Enqueue(message.MessageId);
                }
            }

            // What another process settled is never forgotten by name, so age has to do.
            while (_order.Count > maxAlone)
            {
                _alone.Remove(_order.Dequeue());
            }
        }
    }

    public void Forget(ReceivedMessage message)
    {
        lock (_gate)
        {
            if (_alone.Count > 0)
            {
                _alone.Remove(message.MessageId);
            }
        }
    }
}
