using System.Collections.Concurrent;
using Isobar.Broker;
using Isobar.GoogleCloud;
using Isobar.PubSub.Calls;
using Isobar.PubSub.Monitoring;
using Isobar.PubSub.Publishing;
using Isobar.PubSub.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.PubSub;

/// <summary>
/// Google Pub/Sub, over its REST API (https://cloud.google.com/pubsub/docs/reference/rest). What it cannot promise as the port would
/// like it is in this folder's README: figures are minutes old, faults are counted by this process, and leases outlive it.
/// </summary>
public sealed class PubSubBroker : IBroker, IAsyncDisposable
{
    /// <summary>The name of the client that is asked of <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "isobar-pubsub";

    private readonly PubSubOptions _options;
    private readonly PubSubInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly ILogger<PubSubBroker> _logger;
    private readonly PubSubNames _names;
    private readonly PubSubCalls _calls;
    private readonly PubSubResources _resources;
    private readonly CloudMonitoring _monitoring;
    private readonly BodyBuffers _buffers;
    private readonly ConcurrentDictionary<string, TopicPublisher> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PubSubSubscription> _subscriptions = new(StringComparer.Ordinal);

    public PubSubBroker(
        IOptions<PubSubOptions> options,
        IHttpClientFactory clients,
        [FromKeyedServices(PubSubOptions.Section)] IAccessTokens tokens,
        PubSubInstruments instruments,
        TimeProvider time,
        ILogger<PubSubBroker> logger)
    {
        (_options, _instruments, _time, _logger) = (options.Value, instruments, time, logger);
        _names = new PubSubNames(_options);
        _calls = new PubSubCalls(
            ApiAt(_options.EffectiveEndpoint, _options.RequestTimeout),
            ApiAt(_options.EffectiveEndpoint, _options.PullTimeout),
            RetryPipeline.Build(_options, time, instruments),
            instruments,
            time);
        _resources = new PubSubResources(_calls, _names, _options, logger);
        _monitoring = new CloudMonitoring(
            _options.EffectiveMonitoringEndpoint is { } monitoring ? ApiAt(monitoring, _options.RequestTimeout) : null, time, logger);
        _buffers = new BodyBuffers(_options.MaxConcurrentPublishes);

        GoogleApi ApiAt(Uri address, TimeSpan timeout)
        {
            var client = clients.CreateClient(HttpClientName);
            client.BaseAddress = address;
            return new GoogleApi(client, tokens, timeout, time);
        }
    }

    /// <summary>Pull requests under way, those that nobody waits for included.</summary>
    internal int PullsRunning => _subscriptions.Values.Sum(static subscription => subscription.PullsRunning);

    /// <inheritdoc cref="PubSubSubscription.SinceAnswer"/>
    internal TimeSpan SinceAnswer(string subscription) => Subscription(subscription).SinceAnswer;

    public Task EnsureTopicAsync(string topic, CancellationToken cancellationToken) =>
        _resources.EnsureTopicAsync(topic, cancellationToken);

    public async Task EnsureSubscriptionAsync(string subscription, SubscriptionSettings settings, CancellationToken cancellationToken)
    {
        await _resources.EnsureSubscriptionAsync(subscription, settings, cancellationToken);
        Subscription(subscription).AckDeadline = settings.AckDeadline;
    }

    public Task PublishAsync(string topic, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        MessageLimits.Check(messages);
        return Topic(topic).PublishAsync(messages, cancellationToken);
    }

    public Task<IReadOnlyList<ReceivedMessage>> PullAsync(string subscription, int maxMessages, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessages, 1);
        return Subscription(subscription).PullAsync(maxMessages, cancellationToken);
    }

    public Task AcknowledgeAsync(string subscription, IReadOnlyList<string> ackIds, CancellationToken cancellationToken) =>
        Subscription(subscription).AcknowledgeAsync(ackIds, cancellationToken);

    public Task NegativeAcknowledgeAsync(
        string subscription, IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken) =>
        Subscription(subscription).NegativeAcknowledgeAsync(messages, cancellationToken);

    public Task ExtendAsync(string subscription, IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken) =>
        Subscription(subscription).ExtendAsync(ackIds, extension, cancellationToken);

    public Task SeekAsync(string subscription, DateTimeOffset publishedSince, CancellationToken cancellationToken) =>
        Subscription(subscription).SeekAsync(publishedSince, cancellationToken);

    public Task<Backlog> GetBacklogAsync(string subscription, CancellationToken cancellationToken) =>
        Subscription(subscription).GetBacklogAsync(cancellationToken);

    /// <summary>Sends what waits to be sent, ends pulls, and gives back what they brought.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_topics.Values.Select(static topic => topic.FlushAsync()));
        await Task.WhenAll(_subscriptions.Values.Select(static subscription => subscription.CloseAsync()));
    }

    private TopicPublisher Topic(string topic) => _topics.GetOrAdd(
        _names.Topic(topic),
        static (name, self) => new TopicPublisher(name, self._calls, self._buffers, self._options, self._instruments, self._time),
        this);

    private PubSubSubscription Subscription(string subscription) => _subscriptions.GetOrAdd(
        _names.Subscription(subscription),
        static (name, self) => new PubSubSubscription(name, self._calls, self._monitoring, self._options, self._instruments, self._time, self._logger),
        this);
}
