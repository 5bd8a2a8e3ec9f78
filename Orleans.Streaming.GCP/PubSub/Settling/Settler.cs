using Isobar.Broker;
using Isobar.GoogleCloud;
using Isobar.PubSub.Batching;
using Isobar.PubSub.Calls;

namespace Isobar.PubSub.Settling;

/// <summary>
/// Sends one kind of settlement of one subscription: acknowledgements, or a new deadline. Callers share requests, and no request is longer
/// than Google allows.
/// </summary>
internal sealed class Settler
{
    // As Google's own clients do; the limit in bytes is reached at about the same number.
    private const int MostIds = 2_500;
    private const long MostQueuedBytes = 64_000_000;
    private const int MostAttempts = 5;

    private readonly PubSubCalls _calls;
    private readonly PubSubCall _call;
    private readonly int? _deadlineSeconds;
    private readonly Action<List<string>> _onExpired;
    private readonly Batcher<string> _batcher;

    /// <param name="calls">Sends.</param>
    /// <param name="subscription">The full name.</param>
    /// <param name="deadlineSeconds">The new deadline, 0 to give back; null to acknowledge.</param>
    /// <param name="onExpired">Hears of identifiers that Pub/Sub did not take.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    public Settler(PubSubCalls calls, string subscription, int? deadlineSeconds, Action<List<string>> onExpired, PubSubOptions options, TimeProvider time)
    {
        (_calls, _deadlineSeconds, _onExpired) = (calls, deadlineSeconds, onExpired);
        _call = deadlineSeconds is null ? PubSubCall.Acknowledge(subscription) : PubSubCall.ModifyAckDeadline(subscription);
        var limits = new BatchLimits(MostIds, SettleBody.MostBytes, options.SettleInterval, options.MaxConcurrentSettlements, MostQueuedBytes);
        _batcher = new(limits, SettleBody.SizeOf, ackIds => SendAsync(ackIds, MostAttempts), static _ => false, time);
    }

    public Task SettleAsync(IReadOnlyList<string> ackIds, CancellationToken cancellationToken) => _batcher.AddAsync(ackIds, cancellationToken);

    public Task FlushAsync() => _batcher.FlushAsync();

    private async Task SendAsync(List<string> ackIds, int attempts)
    {
        try
        {
            await _calls.SendAsync(_call, SettleBody.Write(ackIds, _deadlineSeconds), PubSubJson.Default.EmptyAnswer, CancellationToken.None);
        }
        catch (GoogleApiException refused) when (CallFailure.IsRefusal(refused))
        {
            await OnRefusedAsync(ackIds, refused, attempts);
        }
    }

    // Identifiers that have expired or are none are counted, and take no others along.
    private async Task OnRefusedAsync(List<string> ackIds, GoogleApiException refused, int attempts)
    {
        if (AckOutcomes.Of(refused.Error) is { } outcomes)
        {
            _onExpired(outcomes.Expired);
            await SendAgainAsync(outcomes.Again, refused, attempts);
        }
        else if (ackIds.Count == 1)
        {
            _onExpired(ackIds);
        }
        else
        {
            var half = ackIds.Count / 2;
            await SendAsync(ackIds.GetRange(0, half), attempts);
            await SendAsync(ackIds.GetRange(half, ackIds.Count - half), attempts);
        }
    }

    private Task SendAgainAsync(List<string> ackIds, GoogleApiException refused, int attempts)
    {
        if (ackIds.Count == 0)
        {
            return Task.CompletedTask;
        }

        return attempts > 1
            ? SendAsync(ackIds, attempts - 1)
            : throw new BrokerUnavailableException($"Pub/Sub did not settle {ackIds.Count} messages. {refused.Message}", refused);
    }
}
