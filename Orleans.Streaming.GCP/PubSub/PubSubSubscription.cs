using System.Collections.Concurrent;
using System.Text.Json;
using Isobar.Broker;
using Isobar.GoogleCloud;
using Isobar.PubSub.Calls;
using Isobar.PubSub.Monitoring;
using Isobar.PubSub.Pulling;
using Isobar.PubSub.Settling;
using Microsoft.Extensions.Logging;

namespace Isobar.PubSub;

/// <summary>One subscription as this process uses it.</summary>
internal sealed class PubSubSubscription
{
    private const int LongestDeadlineSeconds = 600;

    // Pub/Sub's answers have no more.
    private const int MostMessagesPerPull = 1_000;

    // Seconds. Without a retry policy Pub/Sub would deliver at once, and a consumer that cannot deal with a message would get it over and over.
    private const int Pause = 1;

    private readonly string _name;
    private readonly PubSubCalls _calls;
    private readonly PubSubOptions _options;
    private readonly PubSubInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly PullDesk _desk;
    private readonly LeaseBook _leases;
    private readonly FaultBook _faults;
    private readonly CachedFigures _figures;
    private readonly Settler _acknowledge;

    // One for each deadline asked for: 601 at most, as many as there are whole seconds.
    private readonly ConcurrentDictionary<int, Settler> _modify = new();
    private long _expired;
    private long _answeredAt;

    public PubSubSubscription(
        string name, PubSubCalls calls, CloudMonitoring monitoring, PubSubOptions options, PubSubInstruments instruments, TimeProvider time, ILogger logger)
    {
        (_name, _calls, _options, _instruments, _time) = (name, calls, options, instruments, time);
        _desk = new PullDesk(name, LeaseAsync, HandBackAsync, options, instruments, time, logger);
        _leases = new LeaseBook(options.MaxKnownLeases, time);
        _faults = new FaultBook(options.MaxRememberedFaults);
        _figures = new CachedFigures(monitoring, name, time);
        _acknowledge = new Settler(calls, name, null, OnRefused, options, time);
        _answeredAt = time.GetTimestamp();
    }

    /// <summary>How long a lease lasts. Until the subscription was ensured here, the longest that Pub/Sub knows, so that no living lease is taken for a dead one.</summary>
    public TimeSpan AckDeadline { get; set; } = TimeSpan.FromSeconds(LongestDeadlineSeconds);

    /// <summary>Pull requests under way.</summary>
    public int PullsRunning => _desk.Running;

    /// <summary>
    /// How long ago Pub/Sub last answered a pull request, with messages or without. A pull of the port is answered before: it does not wait as long as
    /// a request may.
    /// </summary>
    public TimeSpan SinceAnswer => _time.GetElapsedTime(Volatile.Read(ref _answeredAt));

    public Task<IReadOnlyList<ReceivedMessage>> PullAsync(int maximum, CancellationToken cancellationToken) =>
        _desk.PullAsync(maximum, cancellationToken);

    public async Task AcknowledgeAsync(IReadOnlyList<string> ackIds, CancellationToken cancellationToken)
    {
        ForgetFaults(ackIds);
        await _acknowledge.SettleAsync(Sendable(ackIds), cancellationToken);
        _leases.Remove(ackIds);
    }

    public async Task NegativeAcknowledgeAsync(IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            if (message.MessageAtFault && _leases.MessageOf(message.AckId) is { } messageId)
            {
                _faults.Blame(messageId);
            }
        }

        string[] ackIds = [.. messages.Select(static message => message.AckId)];
        await SettlerFor(_options.HasRetryPolicy ? 0 : Pause).SettleAsync(Sendable(ackIds), cancellationToken);
        _leases.Remove(ackIds);
    }

    public async Task ExtendAsync(IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken)
    {
        var seconds = Math.Ceiling(extension.TotalSeconds);
        if (seconds is < 1 or > LongestDeadlineSeconds)
        {
            throw new ArgumentOutOfRangeException(nameof(extension), extension, $"Pub/Sub extends leases by up to {LongestDeadlineSeconds} s.");
        }

        await SettlerFor((int)seconds).SettleAsync(Sendable(ackIds), cancellationToken);
        _leases.Extend(ackIds, extension);
    }

    public async Task SeekAsync(DateTimeOffset publishedSince, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new SeekBody(publishedSince.UtcDateTime), PubSubJson.Default.SeekBody);
        try
        {
            await _calls.SendAsync(PubSubCall.Seek(_name), body, PubSubJson.Default.EmptyAnswer, cancellationToken);
        }
        catch (GoogleApiException refused)
        {
            throw CallFailure.IsArgument(refused)
                ? new ArgumentException($"Pub/Sub refused to seek {_name} to {publishedSince:O}. {refused.Message}", nameof(publishedSince), refused)
                : CallFailure.ToBroker(PubSubCall.Seek(_name), refused);
        }

        _desk.OnSeek();
        _leases.Clear();
    }

    public async Task<Backlog> GetBacklogAsync(CancellationToken cancellationToken)
    {
        var figures = await _figures.GetAsync(cancellationToken);
        return new Backlog(figures.Undelivered, _leases.CountAlive(), figures.OldestAt, Interlocked.Read(ref _expired));
    }

    /// <summary>Hands back what nobody asked for, and sends what waits.</summary>
    public async Task CloseAsync()
    {
        await _desk.CloseAsync();
        await _acknowledge.FlushAsync();
        await Task.WhenAll(_modify.Values.Select(static settler => settler.FlushAsync()));
    }

    private Settler SettlerFor(int deadlineSeconds) => _modify.GetOrAdd(
        deadlineSeconds, static (seconds, self) => new Settler(self._calls, self._name, seconds, self.OnRefused, self._options, self._time), this);

    private async Task<IReadOnlyList<ReceivedMessage>> LeaseAsync(int maximum, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new PullBody(Math.Min(maximum, MostMessagesPerPull)), PubSubJson.Default.PullBody);
        try
        {
            var answer = await _calls.SendAsync(PubSubCall.Pull(_name), body, PubSubJson.Default.PullAnswer, cancellationToken);
            Volatile.Write(ref _answeredAt, _time.GetTimestamp());
            return answer.ReceivedMessages is { Count: > 0 } pulled ? [.. pulled.Select(Receive)] : [];
        }
        catch (GoogleApiException refused)
        {
            throw CallFailure.ToBroker(PubSubCall.Pull(_name), refused);
        }
    }

    private ReceivedMessage Receive(PulledMessage pulled)
    {
        var message = pulled.Message;
        _leases.Add(pulled.AckId, message.MessageId, AckDeadline);
        return new ReceivedMessage(
            pulled.AckId,
            message.MessageId,
            message.Data,
            message.Attributes ?? MessageAttributes.Empty,
            message.PublishTime,
            _faults.Of(message.MessageId),
            Math.Max(1, pulled.DeliveryAttempt ?? 1));
    }

    private Task HandBackAsync(IReadOnlyList<ReceivedMessage> messages) =>
        NegativeAcknowledgeAsync([.. messages.Select(static message => new NegativeAcknowledgement(message.AckId, MessageAtFault: false))], CancellationToken.None);

    private void ForgetFaults(IReadOnlyList<string> ackIds)
    {
        foreach (var ackId in ackIds)
        {
            if (_leases.MessageOf(ackId) is { } messageId)
            {
                _faults.Forget(messageId);
            }
        }
    }

    // A lease that has ended by this process's clock, or that it does not know, is counted and sent all the same: Pub/Sub may take it.
    private List<string> Sendable(IReadOnlyList<string> ackIds)
    {
        CountExpired(ackIds.Count(ackId => _leases.MessageOf(ackId) is null));
        return [.. ackIds.Where(static ackId => ackId.Length > 0)];
    }

    // Those that this process took for ended are counted already.
    private void OnRefused(List<string> ackIds) => CountExpired(ackIds.Count(ackId => _leases.MessageOf(ackId) is not null));

    private void CountExpired(int leases)
    {
        if (leases > 0)
        {
            Interlocked.Add(ref _expired, leases);
            _instruments.OnExpired(_name, leases);
        }
    }
}
