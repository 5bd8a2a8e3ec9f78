namespace Orleans.Streaming.GCP.Delivery;

/// <summary>What one agent has read and its consumers have not yet dealt with, stream by stream: no stream waits for another.</summary>
/// <param name="maxRead">Deliveries that the agent reads at once.</param>
/// <param name="unclaimed">What becomes of a delivery that nobody subscribes to.</param>
internal sealed class StreamCache(int maxRead, Action<Delivery> unclaimed) : IQueueCache
{
    private readonly Dictionary<StreamId, StreamLane> _lanes = [];
    private readonly HashSet<StreamLane> _orphans = [];
    private long _next;
    private bool _isClosed;

    /// <summary>Cursors end on the agent's scheduler, and outcomes may come in on another.</summary>
    public Lock Gate { get; } = new();

    // What is in here was bounded before it came: see AgentQueue.
    public int GetMaxAddCount() => maxRead;

    public bool IsUnderPressure() => false;

    public void AddToCache(IList<IBatchContainer> messages)
    {
        lock (Gate)
        {
            foreach (var delivery in messages.Cast<Delivery>())
            {
                if (_isClosed)
                {
                    delivery.Abandon(Closed());
                    continue;
                }

                var lane = LaneOf(delivery.StreamId);
                lane.Add(delivery);
                _next = delivery.Sequence + 1;
                NoteOrphan(lane);
            }
        }
    }

    /// <summary>
    /// Nothing is purged: deliveries leave when they are settled. The agent calls this when no stream waits for its subscriptions to be looked up, so
    /// that what has no cursor now has no consumer.
    /// </summary>
    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        purgedItems = [];
        lock (Gate)
        {
            foreach (var lane in _orphans)
            {
                foreach (var delivery in lane.Clear())
                {
                    unclaimed(delivery);
                }

                _lanes.Remove(lane.Stream);
            }

            _orphans.Clear();
        }

        return false;
    }

    // Without a token a cursor begins at the oldest that waits. To whoever has just subscribed it makes no difference; and where it
    // takes the place of a cursor that broke, nothing is passed over.
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        lock (Gate)
        {
            var lane = LaneOf(streamId);
            var cursor = new BatchCursor(this, lane, token?.SequenceNumber ?? lane.Oldest(_next));
            lane.Attach(cursor);
            _orphans.Remove(lane);
            return cursor;
        }
    }

    public QueueCacheCursorResult<IQueueCacheCursor> TryGetCacheCursorAtPosition(StreamId streamId, StreamSubscriptionStartPosition startPosition) =>
        QueueCacheCursorResult<IQueueCacheCursor>.FromCursor(GetCacheCursor(streamId, token: null));

    /// <summary>To be called under the gate.</summary>
    public void Detach(BatchCursor cursor)
    {
        cursor.Lane.Detach(cursor);
        NoteOrphan(cursor.Lane);
        if (cursor.Lane.IsEmpty)
        {
            _lanes.Remove(cursor.Lane.Stream);
        }
    }

    /// <summary>Abandons what has not been settled, and whatever else comes.</summary>
    public void Close()
    {
        lock (Gate)
        {
            _isClosed = true;
            foreach (var delivery in _lanes.Values.SelectMany(static lane => lane.Clear()))
            {
                delivery.Abandon(Closed());
            }

            _orphans.Clear();
        }
    }

    public static StreamAgentUnavailableException Closed() => new("The agent that delivers the stream has stopped.");

    private StreamLane LaneOf(StreamId stream)
    {
        if (!_lanes.TryGetValue(stream, out var lane))
        {
            _lanes.Add(stream, lane = new StreamLane(stream));
        }

        return lane;
    }

    private void NoteOrphan(StreamLane lane)
    {
        if (lane.IsOrphaned)
        {
            _orphans.Add(lane);
        }
    }
}
