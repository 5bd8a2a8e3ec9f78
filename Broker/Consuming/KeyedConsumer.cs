using Microsoft.Extensions.Logging;

namespace Isobar.Broker.Consuming;

/// <summary>
/// Consumes a subscription key by key: pulls a bounded number of messages, hands each key's messages to the handler one
/// batch at a time, keeps their leases alive meanwhile, and settles them by what the handler says. Keys never wait for each other.
/// </summary>
public sealed class KeyedConsumer
{
    private const int MaxAlone = 10_000;

    private readonly IBroker _broker;
    private readonly string _subscription;
    private readonly IKeyedHandler _handler;
    private readonly KeyedConsumerOptions _options;
    private readonly TimeProvider _time;
    private readonly ConsumerInstruments _instruments;
    private readonly ILogger _logger;
    private readonly InFlight _inFlight;
    private readonly Lanes _lanes;
    private readonly Pause _pause;
    private readonly Settlements _settlements;
    private readonly Progress _progress;

    public KeyedConsumer(
        IBroker broker,
        string subscription,
        IKeyedHandler handler,
        KeyedConsumerOptions options,
        TimeProvider time,
        ConsumerInstruments instruments,
        ILogger<KeyedConsumer> logger)
    {
        (_broker, _subscription, _handler, _options) = (broker, subscription, handler, options);
        (_time, _instruments, _logger) = (time, instruments, logger);
        _inFlight = new InFlight(options.MaxInFlight, options.MaxInFlightBytes);
        _lanes = new Lanes(options.MaxBatch, MaxAlone);
        _pause = new Pause(options, time);
        _settlements = new Settlements(broker, subscription, instruments, logger);
        _progress = new Progress(options.StalledAfter, time);
    }

    /// <summary>What to do when the subscription is gone; null: nothing, pulling goes on as with any failure.</summary>
    public Func<CancellationToken, Task>? Restore { get; init; }

    /// <summary>Messages held and not yet settled.</summary>
    public int InFlight => _inFlight.Count;

    /// <summary>What has not moved for <see cref="KeyedConsumerOptions.StalledAfter"/>, in words; null if all is well.</summary>
    public string? Trouble => _progress.Trouble(_inFlight.Count, _inFlight.HasRoom);

    /// <summary>
    /// Consumes until <paramref name="stopping"/>, then waits for what is in flight, at most
    /// <see cref="KeyedConsumerOptions.DrainTimeout"/>. What is still unsettled then is delivered again after the next start.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var drained = new CancellationTokenSource();
        var extending = ExtendLeasesAsync(drained.Token);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, _options.Pulls).Select(_ => PullAsync(stopping)));
            await DrainAsync();
        }
        finally
        {
            drained.Cancel();
            await extending;
        }
    }

    private async Task PullAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _pause.WaitAsync(stopping);
                await PullOnceAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (BrokerResourceNotFoundException gone) when (Restore is not null)
            {
                _pause.OnFailure();
                _logger.SubscriptionGone(gone, _subscription);
                await RestoreAsync(Restore, stopping);
            }
            catch (Exception failure)
            {
                _pause.OnFailure();
                _logger.PullFailed(failure, _subscription);
            }
        }
    }

    private async Task RestoreAsync(Func<CancellationToken, Task> restore, CancellationToken stopping)
    {
        try
        {
            await restore(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends.
        }
        catch (Exception failure)
        {
            // The next pull finds it missing still, and tries again after a longer pause.
            _logger.PullFailed(failure, _subscription);
        }
    }

    private async Task PullOnceAsync(CancellationToken stopping)
    {
        // A broker that hands out faster than it takes settlements is waited for, or they would pile up here.
        if (_settlements.Pending > _options.MaxInFlight)
        {
            await _settlements.FlushAsync().WaitAsync(stopping);
        }

        var room = await _inFlight.ReserveAsync(_options.MaxPull, stopping);
        try
        {
            var messages = await _broker.PullAsync(_subscription, room, stopping);
            _progress.OnPulled(_inFlight.Count);
            Accept(messages);
        }
        finally
        {
            _inFlight.Return(room);
        }
    }

    private void Accept(IReadOnlyList<ReceivedMessage> messages)
    {
        _inFlight.Add(messages, _time.GetUtcNow());
        foreach (var lane in _lanes.Add(messages, KeyOf))
        {
            // Owned by _inFlight: the lane ends only when its messages have left it.
            _ = ServeAsync(lane);
        }
    }

    // A key that cannot be had must not leave messages behind that nobody serves: such a message goes by itself.
    private string KeyOf(ReceivedMessage message)
    {
        try
        {
            return _handler.KeyOf(message);
        }
        catch (Exception failure)
        {
            _logger.NoKey(failure, _subscription, message.MessageId);
            return message.MessageId;
        }
    }

    private async Task ServeAsync(Lane lane)
    {
        while (_lanes.Next(lane) is { } batch)
        {
            await DeliverAsync(lane.Key, batch);
            _inFlight.Remove(batch);
            _progress.OnDealtWith();
        }
    }

    // Throws nothing: whatever happens to a batch is its settlement.
    private async Task DeliverAsync(string key, List<ReceivedMessage> batch)
    {
        _instruments.OnDelivered(batch.Count);
        try
        {
            var outcomes = await _handler.HandleAsync(key, batch, CancellationToken.None);
            Settle(batch, outcomes);
        }
        catch (Exception failure)
        {
            _instruments.OnDeliveryFailed();
            _logger.DeliveryFailed(failure, _subscription, key, batch.Count);
            _lanes.Separate(batch);
            _pause.OnFailure();
            _settlements.GiveBack(batch);
        }
    }

    private void Settle(List<ReceivedMessage> batch, IReadOnlyList<Settlement> outcomes)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (outcomes[i] == Settlement.Done)
            {
                _lanes.Forget(batch[i]);
            }
        }

        if (outcomes.Contains(Settlement.Again))
        {
            _pause.OnFailure();
        }
        else
        {
            _pause.OnSuccess();
        }

        _settlements.Add(batch, outcomes);
    }

    private async Task ExtendLeasesAsync(CancellationToken drained)
    {
        while (!drained.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_options.ExtendEvery, _time, drained);
                await ExtendOnceAsync(drained);
            }
            catch (OperationCanceledException) when (drained.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                _logger.ExtensionFailed(failure, _subscription);
            }
        }
    }

    // A round has as long as there is until the next: one that hangs must not keep the others' leases from being extended.
    private async Task ExtendOnceAsync(CancellationToken drained)
    {
        var held = _inFlight.HeldSince(_time.GetUtcNow() - _options.MaximumLease);
        if (held.Count == 0)
        {
            return;
        }

        using var limit = new CancellationTokenSource(_options.ExtendEvery, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(drained, limit.Token);
        await _broker.ExtendAsync(_subscription, held, _options.Extension, either.Token);
    }

    private async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(_options.DrainTimeout, _time);
        try
        {
            await _inFlight.EmptyAsync(limit.Token);
            await _settlements.FlushAsync().WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _logger.DrainIncomplete(_subscription, _inFlight.Count + _settlements.Pending, _options.DrainTimeout);
        }
    }
}
