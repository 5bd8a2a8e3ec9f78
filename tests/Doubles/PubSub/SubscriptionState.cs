using System.Globalization;
using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>One subscription: what is ready, leased, and waiting for its backoff. Guarded by the lock of <see cref="PubSubState"/>.</summary>
internal sealed class SubscriptionState(string name, JsonObject settings, TimeProvider time)
{
    private readonly List<Delivery> _all = [];
    private readonly Queue<(Delivery Delivery, int Epoch)> _ready = new();
    private readonly PriorityQueue<(Delivery Delivery, int Epoch), DateTimeOffset> _backingOff = new();
    private readonly PriorityQueue<(Delivery Delivery, long Lease), DateTimeOffset> _leaseEnds = new();
    private readonly Dictionary<long, Delivery> _leased = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _leases;

    public string Name { get; } = name;

    /// <summary>The resource as the API shows it.</summary>
    public JsonObject Settings { get; } = settings;

    public string Topic => (string)Settings["topic"]!;

    /// <summary>Settlements of leases that had ended.</summary>
    public int ExpiredAckIds { get; private set; }

    public int Unacknowledged => _all.Count(delivery => !delivery.IsAcknowledged);

    public DateTimeOffset? OldestUnacknowledgedAt => _all.Find(delivery => !delivery.IsAcknowledged)?.Message.PublishedAt;

    /// <summary>Completes when something may have become ready, other than by time.</summary>
    public Task Changed => _changed.Task;

    private bool IsExactlyOnce => Settings["enableExactlyOnceDelivery"]?.GetValue<bool>() == true;

    private bool RetainsAcknowledged => Settings["retainAckedMessages"]?.GetValue<bool>() == true;

    private TimeSpan AckDeadline => TimeSpan.FromSeconds(Settings["ackDeadlineSeconds"]!.GetValue<int>());

    public void Add(StoredMessage message)
    {
        var delivery = new Delivery(message);
        _all.Add(delivery);
        _ready.Enqueue((delivery, 0));
        Signal();
    }

    /// <summary>Leases what is ready now.</summary>
    public List<(string AckId, Delivery Delivery)> Lease(int maximum)
    {
        Refresh();
        var leased = new List<(string, Delivery)>();
        while (leased.Count < maximum && _ready.TryDequeue(out var next))
        {
            var (delivery, epoch) = next;
            if (delivery.IsAcknowledged || delivery.Epoch != epoch)
            {
                continue;
            }

            delivery.Attempts++;
            delivery.Lease = ++_leases;
            _leased.Add(delivery.Lease, delivery);
            Prolong(delivery, AckDeadline);
            leased.Add((AckIdOf(delivery.Lease), delivery));
        }

        return leased;
    }

    /// <summary>When something becomes ready by time alone, or null.</summary>
    public DateTimeOffset? NextDue()
    {
        Refresh();
        DateTimeOffset? due = _backingOff.TryPeek(out _, out var backoff) ? backoff : null;
        return _leaseEnds.TryPeek(out _, out var end) && (due is null || end < due) ? end : due;
    }

    public void Acknowledge(IReadOnlyList<string> ackIds) => Settle(ackIds, delivery =>
    {
        EndLease(delivery);
        delivery.IsAcknowledged = true;
        if (!RetainsAcknowledged)
        {
            delivery.Epoch++;
        }
    });

    public void ModifyDeadline(IReadOnlyList<string> ackIds, TimeSpan extension) => Settle(ackIds, delivery =>
    {
        if (extension > TimeSpan.Zero)
        {
            Prolong(delivery, extension);
            return;
        }

        EndLease(delivery);
        _backingOff.Enqueue((delivery, delivery.Epoch), time.GetUtcNow() + BackoffAfter(++delivery.GiveBacks));
        Signal();
    });

    public void Seek(DateTimeOffset publishedSince)
    {
        _ready.Clear();
        foreach (var delivery in _all)
        {
            EndLease(delivery);
            delivery.Epoch++;
            var isGone = delivery.IsAcknowledged && !RetainsAcknowledged;
            delivery.IsAcknowledged = isGone || delivery.Message.PublishedAt < publishedSince;
            if (!delivery.IsAcknowledged)
            {
                _ready.Enqueue((delivery, delivery.Epoch));
            }
        }

        Signal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TimeSpan Duration(JsonNode? text, TimeSpan otherwise) => text is null
        ? otherwise
        : TimeSpan.FromSeconds(double.Parse(((string)text!).TrimEnd('s'), CultureInfo.InvariantCulture));

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    private string AckIdOf(long lease) => $"{Name}:{lease}";

    private void Prolong(Delivery delivery, TimeSpan extension)
    {
        delivery.LeaseEnds = time.GetUtcNow() + extension;
        _leaseEnds.Enqueue((delivery, delivery.Lease), delivery.LeaseEnds);
    }

    private void EndLease(Delivery delivery)
    {
        _leased.Remove(delivery.Lease);
        delivery.Lease = 0;
    }

    // Expired leases and ended backoffs make messages ready again.
    private void Refresh()
    {
        var now = time.GetUtcNow();
        while (_leaseEnds.TryPeek(out var leased, out var end) && (end <= now || leased.Delivery.Lease != leased.Lease || leased.Delivery.LeaseEnds != end))
        {
            _leaseEnds.Dequeue();
            if (leased.Delivery.Lease == leased.Lease && leased.Delivery.LeaseEnds == end)
            {
                EndLease(leased.Delivery);
                _ready.Enqueue((leased.Delivery, leased.Delivery.Epoch));
            }
        }

        while (_backingOff.TryPeek(out var backedOff, out var due) && due <= now)
        {
            _ready.Enqueue(_backingOff.Dequeue());
        }
    }

    private TimeSpan BackoffAfter(int giveBacks)
    {
        if (Settings["retryPolicy"] is not JsonObject policy)
        {
            return TimeSpan.Zero;
        }

        var minimum = Duration(policy["minimumBackoff"], TimeSpan.FromSeconds(10));
        var maximum = Duration(policy["maximumBackoff"], TimeSpan.FromSeconds(600));
        var backoff = minimum * Math.Pow(2, Math.Min(giveBacks - 1, 30));
        return backoff < maximum ? backoff : maximum;
    }

    // Nothing is done if one identifier is malformed; one whose lease has ended is ignored, or refused where delivery is exactly once.
    private void Settle(IReadOnlyList<string> ackIds, Action<Delivery> settle)
    {
        Refresh();
        var leases = ackIds.Select(LeaseOf).ToList();
        var expired = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (lease, ackId) in leases.Zip(ackIds))
        {
            if (_leased.TryGetValue(lease, out var delivery))
            {
                settle(delivery);
            }
            else
            {
                ExpiredAckIds++;
                expired[ackId] = "PERMANENT_FAILURE_INVALID_ACK_ID";
            }
        }

        if (IsExactlyOnce && expired.Count > 0)
        {
            throw new PubSubErrorException(new PubSubError(400, "FAILED_PRECONDITION", "Some acknowledgement ids have expired.") { Metadata = expired });
        }
    }

    private long LeaseOf(string ackId)
    {
        var prefix = $"{Name}:";
        return ackId.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(ackId.AsSpan(prefix.Length), out var lease)
            ? lease
            : throw new PubSubErrorException(PubSubError.Invalid($"You have passed an invalid ack ID to the service (ack_id={ackId})."));
    }
}
