namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// One consumer's place in a stream. What became of the batch that it is at is told by the call that carried it
/// (<see cref="DeliveryOutcomes"/>), and not concluded from where the agent goes next: an agent whose consumer subscribes anew meanwhile moves on
/// without a word about the batch that failed.
/// </summary>
internal sealed class BatchCursor(StreamCache cache, StreamLane lane, long place) : IQueueCacheCursor
{
    private Delivery? _delivery;
    private StreamBatch? _batch;
    private Exception? _failure;
    private bool _wasSent;

    /// <summary>Everything before this is behind it.</summary>
    public long Place { get; private set; } = place;

    /// <summary>The lane that it is in.</summary>
    public StreamLane Lane => lane;

    public bool MoveNext()
    {
        lock (cache.Gate)
        {
            EndCurrent();
            _delivery = lane.From(Place);
            _batch = _delivery?.BatchFor(this);
            (_failure, _wasSent) = (null, false);
            return _batch is not null;
        }
    }

    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return _batch;
    }

    /// <summary>The batch is on its way to the consumer.</summary>
    public void OnSent(StreamBatch batch)
    {
        lock (cache.Gate)
        {
            _wasSent |= batch == _batch;
        }
    }

    /// <summary>The consumer has dealt with the batch.</summary>
    public void OnConsumed(StreamBatch batch)
    {
        lock (cache.Gate)
        {
            if (batch == _batch)
            {
                Pass(failure: null);
            }
        }
    }

    /// <summary>The call failed. Whether that is the end of it, the agent decides.</summary>
    public void OnFailed(StreamBatch batch, Exception failure)
    {
        lock (cache.Gate)
        {
            if (batch == _batch)
            {
                _failure = failure;
            }
        }
    }

    public void RecordDeliveryFailure()
    {
        lock (cache.Gate)
        {
            // It may have failed before it was sent.
            _wasSent = true;
            EndCurrent();
        }
    }

    public void Refresh(StreamSequenceToken token)
    {
        // It looks into the lane whenever it moves, so there is nothing to refresh.
    }

    public void Dispose()
    {
        lock (cache.Gate)
        {
            if (_wasSent)
            {
                EndCurrent();
            }

            (_delivery, _batch) = (null, null);
            cache.Detach(this);
        }
    }

    // A batch that was never sent was filtered out: the consumer does not want it.
    private void EndCurrent()
    {
        if (_delivery is not null)
        {
            Pass(_wasSent ? _failure ?? new StreamAgentUnavailableException($"The delivery to {lane.Stream} was broken off.") : null);
        }
    }

    private void Pass(Exception? failure)
    {
        var passed = _delivery!;
        (_delivery, _batch, Place) = (null, null, passed.Sequence + 1);
        passed.Note(failure);
        lane.SettlePassed();
    }
}
