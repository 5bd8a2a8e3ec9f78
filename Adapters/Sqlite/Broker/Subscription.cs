using Isobar.Broker;
using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// What one subscription has still to deliver, has leased, and has settled: in memory, guarded by one lock. What it has
/// settled becomes durable by <see cref="TakeSettlements"/>; everything else is made anew from that after a restart.
/// </summary>
internal sealed partial class Subscription
{
    private readonly Lock _gate = new();
    private readonly SegmentReader _reader;
    private readonly SqliteBrokerOptions _options;
    private readonly LeaseNumbers _leases;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Arrival _arrival = new();

    /// <summary>By id: every segment up to <see cref="_loadedThrough"/> with a message that is not settled.</summary>
    private readonly Dictionary<long, OpenSegment> _open = [];
    private readonly SortedSet<long> _openIds = [];

    /// <summary>Segments with messages that were never delivered, oldest first.</summary>
    private readonly Queue<OpenSegment> _fresh = new();

    /// <summary>Messages to deliver again, by when.</summary>
    private readonly PriorityQueue<(OpenSegment Segment, int Message), long> _returned = new();
    private readonly HashSet<OpenSegment> _leasedSegments = [];

    private SubscriptionSettings _settings;
    private long _loadedThrough;
    private long _newest;
    private long _unsettled;
    private long _leased;
    private long _freshMessages;
    private long _freshBytes;
    private long _nextExpiry = long.MaxValue;
    private long _expiredSettlements;

    public Subscription(
        StoredSubscription stored,
        Topic topic,
        SegmentReader reader,
        SqliteBrokerOptions options,
        LeaseNumbers leases,
        TimeProvider time,
        ILogger logger)
    {
        (Id, Name, Topic, _settings) = (stored.Id, stored.Name, topic, stored.Settings);
        (_reader, _options, _leases, _time, _logger) = (reader, options, leases, time, logger);
        (_loadedThrough, _durableFloor, _unsettled) = (stored.Floor, stored.Floor, stored.Unsettled);
        _newest = topic.LastSegment;
    }

    public long Id { get; }

    public string Name { get; }

    public Topic Topic { get; }

    /// <summary>Everything up to this segment is settled.</summary>
    public long Floor
    {
        get
        {
            lock (_gate)
            {
                return FloorNow;
            }
        }
    }

    private long FloorNow => _openIds.Count == 0 ? _loadedThrough : _openIds.Min - 1;

    private bool HasMoreOnDisk => _loadedThrough < _newest;

    public void Apply(SubscriptionSettings settings)
    {
        lock (_gate)
        {
            _settings = settings;
        }
    }

    /// <summary>
    /// A new segment is durable. It stays in memory if everything before it is here too and there is room; otherwise it is read from disk
    /// when its turn comes.
    /// </summary>
    public void Offer(Segment segment)
    {
        lock (_gate)
        {
            var isNext = !HasMoreOnDisk;
            _newest = segment.Id;
            _unsettled += segment.Messages.Length;
            if (isNext && HasRoomFor(segment))
            {
                _loadedThrough = segment.Id;
                Open(new OpenSegment(
                    new SegmentSummary(segment.Id, segment.PublishedAt, segment.Messages.Length, segment.Bytes),
                    segment.Messages,
                    new SettledBits(segment.Messages.Length)));
            }

            _arrival.Signal();
        }
    }

    public Backlog Backlog()
    {
        lock (_gate)
        {
            ExpireLeases(_time.GetUtcNow().UtcTicks);
            return new Backlog(_unsettled, _leased, OldestUnsettled(), _expiredSettlements);
        }
    }

    private bool HasRoomFor(Segment segment) =>
        _freshMessages == 0
        || (_freshMessages + segment.Messages.Length <= _options.MaxBufferedMessages
            && _freshBytes + segment.Bytes <= _options.MaxBufferedBytes);

    private DateTimeOffset? OldestUnsettled() => _unsettled == 0
        ? null
        : _openIds.Count > 0
            ? _open[_openIds.Min].Summary.PublishedAt
            : _reader.Next(Topic.Id, _loadedThrough)?.PublishedAt;

    private void Open(OpenSegment segment)
    {
        _open.Add(segment.Id, segment);
        _openIds.Add(segment.Id);
        if (segment.Messages is not null)
        {
            _fresh.Enqueue(segment);
            _freshMessages += segment.Unsettled;
            _freshBytes += segment.Summary.Bytes;
        }
    }

    /// <summary>Lets go of what is not needed any more after a message of the segment was leased, settled or given back.</summary>
    private void Tidy(OpenSegment segment)
    {
        if (segment.Leased == 0)
        {
            _leasedSegments.Remove(segment);
            if (!segment.HasFresh)
            {
                segment.Messages = null;
            }
        }

        if (segment.Settled.IsComplete)
        {
            _open.Remove(segment.Id);
            _openIds.Remove(segment.Id);
        }
    }
}
