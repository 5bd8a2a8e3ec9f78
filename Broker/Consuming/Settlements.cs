using Microsoft.Extensions.Logging;

namespace Isobar.Broker.Consuming;

/// <summary>
/// Settles messages with the broker in batches at their own pace: whatever is settled while one call is under way goes with
/// the next. A call that fails is not repeated, because the broker will deliver those messages again and that is harmless; it is counted.
/// </summary>
internal sealed class Settlements(IBroker broker, string subscription, ConsumerInstruments instruments, ILogger logger)
{
    private readonly Lock _gate = new();
    private List<string> _done = [];
    private List<NegativeAcknowledgement> _givenBack = [];
    private Task _sending = Task.CompletedTask;
    private bool _isSending;

    public void Add(List<ReceivedMessage> batch, IReadOnlyList<Settlement> outcomes)
    {
        lock (_gate)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                AddOne(batch[i].AckId, outcomes[i]);
            }

            Send();
        }
    }

    public void GiveBack(List<ReceivedMessage> batch)
    {
        lock (_gate)
        {
            foreach (var message in batch)
            {
                AddOne(message.AckId, Settlement.Again);
            }

            Send();
        }
    }

    /// <summary>Settlements that no call has taken along yet.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _done.Count + _givenBack.Count;
            }
        }
    }

    /// <summary>Completes when everything settled so far was sent.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            return _sending;
        }
    }

    private void Send()
    {
        if (!_isSending)
        {
            _isSending = true;
            _sending = SendAsync();
        }
    }

    private void AddOne(string ackId, Settlement settlement)
    {
        instruments.OnSettled(settlement);
        if (settlement == Settlement.Done)
        {
            _done.Add(ackId);
        }
        else
        {
            _givenBack.Add(new NegativeAcknowledgement(ackId, settlement == Settlement.AtFault));
        }
    }

    private async Task SendAsync()
    {
        // Give the batch a chance to grow, and never call the broker under the lock.
        await Task.Yield();
        while (TryTake(out var done, out var givenBack))
        {
            // Each by itself: that one kind fails must not keep the other from being settled.
            await SendAsync(done.Count, () => broker.AcknowledgeAsync(subscription, done, CancellationToken.None));
            await SendAsync(givenBack.Count, () => broker.NegativeAcknowledgeAsync(subscription, givenBack, CancellationToken.None));
        }
    }

    private async Task SendAsync(int count, Func<Task> settle)
    {
        if (count == 0)
        {
            return;
        }

        try
        {
            await settle();
        }
        catch (Exception failure)
        {
            instruments.OnSettlementFailed(count);
            logger.SettlementFailed(failure, subscription, count);
        }
    }

    private bool TryTake(out List<string> done, out List<NegativeAcknowledgement> givenBack)
    {
        lock (_gate)
        {
            (done, givenBack) = (_done, _givenBack);
            if (done.Count + givenBack.Count == 0)
            {
                _isSending = false;
                return false;
            }

            (_done, _givenBack) = ([], []);
            return true;
        }
    }
}
