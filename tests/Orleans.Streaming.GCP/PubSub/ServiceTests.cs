using System.Text;
using Isobar.Broker;
using Isobar.PubSub;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

/// <summary>A client of a double, both on the system's clock, with retries that do not wait long.</summary>
public abstract class ServiceTests : IAsyncLifetime
{
    protected const string Topic = "user-events";
    protected const string TopicName = "projects/project/topics/user-events";
    protected const string Pipeline = "pipeline";
    protected const string PipelineName = "projects/project/subscriptions/pipeline";

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<BrokerOf> _brokers = [];

    protected PubSubDouble Service { get; private set; } = null!;

    protected static SubscriptionSettings Settings { get; } = new() { Topic = Topic, MinimumBackoff = TimeSpan.Zero, MaximumBackoff = TimeSpan.Zero };

    public async Task InitializeAsync() => Service = await PubSubDouble.StartAsync(TimeProvider.System);

    public async Task DisposeAsync()
    {
        foreach (var broker in _brokers)
        {
            await broker.DisposeAsync();
        }

        await Service.DisposeAsync();
    }

    protected static OutgoingMessage Message(string text, params KeyValuePair<string, string>[] attributes) =>
        new(Encoding.UTF8.GetBytes(text), new MessageAttributes(attributes));

    protected static OutgoingMessage[] Messages(int count, int bytes = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => new OutgoingMessage(new byte[bytes], MessageAttributes.Empty))];

    protected static string TextOf(ReceivedMessage message) => Encoding.UTF8.GetString(message.Payload.Span);

    protected BrokerOf Connect(Action<PubSubOptions>? configure = null)
    {
        var broker = new BrokerOf(Service.Host, "project", configure: options =>
        {
            (options.HasRetryPolicy, options.RetryDelay) = (true, TimeSpan.FromMilliseconds(1));
            configure?.Invoke(options);
        });
        _brokers.Add(broker);
        return broker;
    }

    /// <summary>A broker with the topic and the subscription.</summary>
    protected async Task<PubSubBroker> OpenAsync(Action<PubSubOptions>? configure = null)
    {
        var broker = Connect(configure).Broker;
        await broker.EnsureTopicAsync(Topic, default);
        await broker.EnsureSubscriptionAsync(Pipeline, Settings, default);
        return broker;
    }

    protected IEnumerable<SeenRequest> Seen(PubSubOperation operation) => Service.Seen.Where(request => request.Operation == operation);

    protected static async Task<List<ReceivedMessage>> PullAllAsync(IBroker broker, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var all = new List<ReceivedMessage>();
        while (all.Count < count)
        {
            all.AddRange(await broker.PullAsync(Pipeline, count - all.Count, patience.Token));
        }

        return all;
    }
}
