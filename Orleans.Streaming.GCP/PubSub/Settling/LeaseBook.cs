namespace Isobar.PubSub.Settling;

/// <summary>The leases that this process holds of one subscription, as far as its own clock tells. Bounded.</summary>
internal sealed class LeaseBook(int limit, TimeProvider time)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, Lease> _leases = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private DateTimeOffset _nextSweep = DateTimeOffset.MinValue;

    public int CountAlive()
    {
        lock (_gate)
        {
            Sweep(time.GetUtcNow());
            return _leases.Count;
        }
    }

    public void Add(string ackId, string messageId, TimeSpan deadline)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now >= _nextSweep)
            {
                Sweep(now);
            }

            if (_leases.Count < limit)
            {
                _leases[ackId] = new Lease(messageId, now + deadline);
            }
        }
    }

    /// <summary>The message of a lease that has not ended, or null.</summary>
    public string? MessageOf(string ackId)
    {
        lock (_gate)
        {
            return _leases.TryGetValue(ackId, out var lease) && lease.Ends > time.GetUtcNow() ? lease.MessageId : null;
        }
    }

    public void Remove(IEnumerable<string> ackIds)
    {
        lock (_gate)
        {
            foreach (var ackId in ackIds)
            {
                _leases.Remove(ackId);
            }
        }
    }

    public void Extend(IEnumerable<string> ackIds, TimeSpan extension)
    {
        lock (_gate)
        {
            var ends = time.GetUtcNow() + extension;
            foreach (var ackId in ackIds)
            {
                if (_leases.TryGetValue(ackId, out var lease))
                {
                    _leases[ackId] = lease with { Ends = ends };
                }
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _leases.Clear();
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        _nextSweep = now + SweepEvery;
        foreach (var (ackId, lease) in _leases)
        {
            if (lease.Ends <= now)
            {
                _leases.Remove(ackId);
            }
        }
    }

    private readonly record struct Lease(string MessageId, DateTimeOffset Ends);
}
