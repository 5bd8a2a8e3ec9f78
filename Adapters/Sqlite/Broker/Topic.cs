using System.Collections.Immutable;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>A topic and who subscribes to it. Changed by the writer's thread only.</summary>
internal sealed class Topic(long id, string name)
{
    private ImmutableArray<Subscription> _subscriptions = [];
    private long _bytes;

    public long Id => id;

    public string Name => name;

    public ImmutableArray<Subscription> Subscriptions => _subscriptions;

    /// <summary>Bytes of all its segments.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Its newest segment; 0 if there was none.</summary>
    public long LastSegment { get; private set; }

    public void Restore(long lastSegment, long bytes) => (LastSegment, _bytes) = (lastSegment, bytes);

    public void Add(Subscription subscription) => _subscriptions = _subscriptions.Add(subscription);

    /// <summary>A segment is durable: everybody gets it.</summary>
    public void Announce(Segment segment)
    {
        LastSegment = segment.Id;
        Interlocked.Add(ref _bytes, segment.Bytes);
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(segment);
        }
    }

    public void Forget(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    /// <summary>Whether a segment is settled by everybody, and too old or too much to keep for replay.</summary>
    public bool NeedNotKeep(SegmentSummary segment, DateTimeOffset settledBefore, long maximumBytes) =>
        segment.Id <= Floor() && (segment.PublishedAt < settledBefore || Bytes > maximumBytes);

    private long Floor()
    {
        var floor = long.MaxValue;
        foreach (var subscription in _subscriptions)
        {
            floor = Math.Min(floor, subscription.Floor);
        }

        return floor;
    }
}
