namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>What is written of the settlements, and what seeking and retention change.</summary>
internal sealed partial class Subscription
{
    private readonly HashSet<long> _dirty = [];
    private long _durableFloor;
    private bool _seeking;

    /// <summary>Whether there is something to write.</summary>
    public bool HasSettlements
    {
        get
        {
            lock (_gate)
            {
                return !_seeking && (_dirty.Count > 0 || FloorNow > _durableFloor);
            }
        }
    }

    /// <returns>What is to be written, or null if there is nothing.</returns>
    public Settlements? TakeSettlements()
    {
        lock (_gate)
        {
            if (_seeking || (_dirty.Count == 0 && FloorNow <= _durableFloor))
            {
                return null;
            }

            var floor = FloorNow;
            var segments = _dirty.Where(id => id > floor)
                .Select(id => (id, _open.TryGetValue(id, out var open) ? open.Settled.ToBytes() : null))
                .ToList();
            _dirty.Clear();
            _durableFloor = floor;
            return new Settlements(floor, segments);
        }
    }

    /// <summary>It could not be written: it is to be written next time.</summary>
    public void PutBack(Settlements settlements)
    {
        lock (_gate)
        {
            _dirty.UnionWith(settlements.Segments.Select(segment => segment.Segment));
            _durableFloor = -1;
        }
    }

    /// <summary>A seek is being written: what is in memory must not be written over it.</summary>
    public void BeginSeek()
    {
        lock (_gate)
        {
            _seeking = true;
        }
    }

    public void AbandonSeek()
    {
        lock (_gate)
        {
            _seeking = false;
        }
    }

    /// <summary>Starts over after a segment. All leases end.</summary>
    public void CompleteSeek(long floor, long unsettled)
    {
        lock (_gate)
        {
            Clear();
            (_loadedThrough, _durableFloor, _unsettled, _seeking) = (floor, floor, unsettled, false);
            _arrival.Signal();
        }
    }

    /// <summary>Retention ends for everything up to a segment.</summary>
    /// <returns>How many messages were not settled.</returns>
    public long DropThrough(long segment)
    {
        lock (_gate)
        {
            var before = _unsettled;
            DropOpen(segment);
            DropUnread(segment);
            return before - _unsettled;
        }
    }

    private void DropOpen(long through)
    {
        while (_openIds.Count > 0 && _openIds.Min <= through)
        {
            var dropped = _open[_openIds.Min];
            _unsettled -= dropped.Unsettled;
            _freshMessages -= dropped.Messages is null ? 0 : dropped.SkipFresh();
            _leased -= dropped.Leased;
            dropped.IsDropped = true;
            _leasedSegments.Remove(dropped);
            _open.Remove(dropped.Id);
            _openIds.Remove(dropped.Id);
        }
    }

    private void DropUnread(long through)
    {
        while (_loadedThrough < through && _reader.Next(Topic.Id, _loadedThrough) is { } next && next.Id <= through)
        {
            _loadedThrough = next.Id;
            _unsettled -= _reader.Settled(Id, next) is { } settled ? settled.Messages - settled.Count : 0;
        }
    }

    private void Clear()
    {
        _open.Clear();
        _openIds.Clear();
        _fresh.Clear();
        _returned.Clear();
        _leasedSegments.Clear();
        _dirty.Clear();
        (_leased, _freshMessages, _freshBytes, _nextExpiry) = (0, 0, 0, long.MaxValue);
    }
}
