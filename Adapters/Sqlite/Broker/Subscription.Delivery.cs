using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Leasing: what is due again, then what is new.</summary>
internal sealed partial class Subscription
{
    /// <summary>Leases up to a number of messages, waiting for the first one.</summary>
    /// <returns>Nothing if none came within the poll interval.</returns>
    public async Task<IReadOnlyList<ReceivedMessage>> PullAsync(int maximum, CancellationToken cancellationToken)
    {
        var end = (_time.GetUtcNow() + _options.PollInterval).UtcTicks;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var taken = TryTake(maximum, end, out var arrival, out var patience);
            if (taken.Count > 0)
            {
                return cancellationToken.IsCancellationRequested ? HandBack(taken, cancellationToken) : taken;
            }

            if (patience <= TimeSpan.Zero)
            {
                return taken;
            }

            await PauseAsync(patience, arrival, cancellationToken);
        }
    }

    // Timers count whole milliseconds: rounded up, so that the look after the wait is not too early.
    private async Task PauseAsync(TimeSpan patience, Task arrival, CancellationToken cancellationToken)
    {
        try
        {
            await arrival.WaitAsync(TimeSpan.FromMilliseconds(Math.Ceiling(patience.TotalMilliseconds)), _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The time has come for something that was waiting for it.
        }
    }

    private List<ReceivedMessage> TryTake(int maximum, long end, out Task arrival, out TimeSpan patience)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcTicks;
            ExpireLeases(now);
            var taken = Take(maximum, now);
            arrival = taken.Count > 0 ? Task.CompletedTask : _arrival.Next;
            patience = TimeSpan.FromTicks(Math.Min(end, NextDue()) - now);
            return taken;
        }
    }

    // Half of a pull is for what is due again, the other half for what is new, and each takes what the other leaves: neither a
    // flood of poison nor a flood of new messages keeps the other waiting.
    private List<ReceivedMessage> Take(int maximum, long now)
    {
        var taken = new List<ReceivedMessage>(Math.Min(maximum, 1_024));
        var pull = new Pull(_leases.Next(), now, now + _settings.AckDeadline.Ticks);
        TakeReturned(taken, (maximum + 1) / 2, pull);
        TakeFresh(taken, maximum, pull);
        TakeReturned(taken, maximum, pull);
        return taken;
    }

    private void TakeReturned(List<ReceivedMessage> taken, int maximum, Pull pull)
    {
        while (taken.Count < maximum && _returned.TryPeek(out var returned, out var due) && due <= pull.Now)
        {
            // Read first: if reading fails, the message must still be there for the next pull.
            var isReadable = !returned.Segment.IsDropped && Reload(returned.Segment);
            _returned.Dequeue();
            if (isReadable)
            {
                taken.Add(Lease(returned.Segment, returned.Message, pull));
            }
        }
    }

    private void TakeFresh(List<ReceivedMessage> taken, int maximum, Pull pull)
    {
        while (taken.Count < maximum && _leased + _returned.Count < _options.MaxOutstandingMessages && NextFresh() is { } next)
        {
            taken.Add(Lease(next.Segment, next.Message, pull));
        }
    }

    private (OpenSegment Segment, int Message)? NextFresh()
    {
        while (true)
        {
            if (!_fresh.TryPeek(out var segment))
            {
                if (!LoadNext())
                {
                    return null;
                }

                continue;
            }

            if (!segment.IsDropped && segment.NextFresh() is var message and >= 0)
            {
                _freshMessages--;
                return (segment, message);
            }

            _fresh.Dequeue();
            _freshBytes -= segment.Summary.Bytes;
            Tidy(segment);
        }
    }

    private ReceivedMessage Lease(OpenSegment segment, int message, Pull pull)
    {
        _leased++;
        _leasedSegments.Add(segment);
        _nextExpiry = Math.Min(_nextExpiry, pull.Deadline);
        return segment.Lease(message, pull.Lease, pull.Deadline);
    }

    private void ExpireLeases(long now)
    {
        if (now < _nextExpiry)
        {
            return;
        }

        _nextExpiry = long.MaxValue;
        foreach (var segment in _leasedSegments.ToArray())
        {
            if (segment.EarliestDeadline <= now)
            {
                segment.Expire(now, (expired, message) => Return(expired, message, now));
                Tidy(segment);
            }

            _nextExpiry = Math.Min(_nextExpiry, segment.EarliestDeadline);
        }
    }

    private void Return(OpenSegment segment, int message, long due)
    {
        _leased--;
        _returned.Enqueue((segment, message), due);
    }

    private long NextDue() => Math.Min(_nextExpiry, _returned.TryPeek(out _, out var due) ? due : long.MaxValue);

    private IReadOnlyList<ReceivedMessage> HandBack(List<ReceivedMessage> taken, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcTicks;
            foreach (var message in taken)
            {
                if (Find(message.AckId, now) is { } held)
                {
                    held.Segment.Undo(held.Message);
                    Return(held.Segment, held.Message, now);
                    Tidy(held.Segment);
                }
            }

            _arrival.Signal();
        }

        throw new OperationCanceledException(cancellationToken);
    }

    private readonly record struct Pull(long Lease, long Now, long Deadline);
}
