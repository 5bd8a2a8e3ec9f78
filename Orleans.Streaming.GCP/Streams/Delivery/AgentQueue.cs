using System.Diagnostics;
using System.Threading.Channels;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// What one agent is to deliver: an inbox that it reads, and the cache of what it has read. What is held, in either, is bounded. The agent opens and
/// closes it; while it is closed nothing is taken in.
/// </summary>
internal sealed class AgentQueue(StreamDeliveryOptions options, Action<Delivery> unclaimed)
{
    private static readonly TimeSpan MinimumInterval = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private Channel<Delivery> _inbox = Channel.CreateUnbounded<Delivery>();
    private StreamCache? _cache;
    private long _sequence;
    private int _held;
    private long _readAt;

    /// <summary>Deliveries that are not settled.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Queues a delivery, and completes as it is settled.</summary>
    /// <exception cref="StreamAgentUnavailableException">The agent is not running, or holds as much as it may.</exception>
    public Task DeliverAsync(StreamId stream, Func<Delivery, BatchCursor, StreamBatch> batchFor)
    {
        lock (_gate)
        {
            if (_cache is null)
            {
                throw StreamCache.Closed();
            }

            if (_held >= options.MaxHeldDeliveries)
            {
                throw new StreamAgentUnavailableException(
                    $"The agent holds {_held} deliveries of at most {options.MaxHeldDeliveries} ({nameof(StreamDeliveryOptions)}.{nameof(options.MaxHeldDeliveries)}).");
            }

            var delivery = new Delivery(stream, ++_sequence, batchFor);
            Interlocked.Increment(ref _held);
            _inbox.Writer.TryWrite(delivery);
            return FollowAsync(delivery);
        }
    }

    /// <summary>The agent starts: from now on deliveries are taken.</summary>
    public StreamCache Open()
    {
        lock (_gate)
        {
            _inbox = Channel.CreateUnbounded<Delivery>();
            return _cache = new StreamCache(options.MaxRead, unclaimed);
        }
    }

    /// <summary>The agent has stopped: whatever is not settled is abandoned.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _cache?.Close();
            _cache = null;
            _inbox.Writer.TryComplete();
            while (_inbox.Reader.TryRead(out var delivery))
            {
                delivery.Abandon(StreamCache.Closed());
            }
        }
    }

    /// <summary>Up to <paramref name="limit"/> deliveries; none if there is none for <see cref="StreamDeliveryOptions.PollInterval"/>, or when it is cancelled.</summary>
    public async Task<IList<IBatchContainer>> ReadAsync(int limit, CancellationToken cancellationToken)
    {
        var inbox = _inbox.Reader;
        var read = new List<IBatchContainer>();
        if (!inbox.TryPeek(out _) && !await WaitAsync(inbox, cancellationToken))
        {
            return read;
        }

        await GatherAsync();

        while (read.Count < limit && inbox.TryRead(out var delivery))
        {
            read.Add(delivery);
        }

        return read;
    }

    // After every read the agent looks through all the streams that it knows, however little it got. Where there is much to do it reads seldom and much.
    private async Task GatherAsync()
    {
        if (Stopwatch.GetElapsedTime(_readAt) is var elapsed && elapsed < MinimumInterval)
        {
            await Task.Delay(MinimumInterval - elapsed);
        }

        _readAt = Stopwatch.GetTimestamp();
    }

    private async Task<bool> WaitAsync(ChannelReader<Delivery> inbox, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.PollInterval);
        try
        {
            return await inbox.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task FollowAsync(Delivery delivery)
    {
        try
        {
            await delivery.Settled;
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }
}
