using System.Text.Json;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.PubSub;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Delivery;

namespace Orleans.Configuration;

/// <summary>
/// One stream provider over Pub/Sub: one topic that producers publish to, and one subscription that all silos of a cluster share. A client
/// needs the topic only.
/// </summary>
public sealed partial class PubSubStreamOptions
{
    /// <summary>The topic that events are published to. Required. A name, or in full <c>projects/p/topics/t</c>.</summary>
    public string? Topic { get; set; }

    /// <summary>The subscription that silos consume, one for each cluster and provider. Required in a silo; a client does not use it.</summary>
    public string? Subscription { get; set; }

    /// <summary>Project, emulator, batching and retries of the Pub/Sub client.</summary>
    public PubSubOptions PubSub { get; set; } = new();

    /// <summary>Bounds of what a silo pulls, and how it holds leases.</summary>
    public KeyedConsumerOptions Consumer { get; set; } = new();

    /// <summary>How agents deliver to consumers.</summary>
    public StreamDeliveryOptions Delivery { get; set; } = new();

    /// <summary>
    /// Which subscriptions count. Default <see cref="StreamPubSubType.ImplicitOnly"/>: grain classes with <c>[ImplicitStreamSubscription]</c>. With
    /// <see cref="StreamPubSubType.ExplicitGrainBasedAndImplicit"/> grains may subscribe as they run; each stream that wakes then costs a grain call, and
    /// the silo needs a grain storage named <c>PubSubStore</c>.
    /// </summary>
    public StreamPubSubType Subscriptions { get; set; } = StreamPubSubType.ImplicitOnly;

    /// <summary>
    /// The stream namespace of messages that name none, for producers that set only <c>stream_key</c>. Default: none; such messages are refused.
    /// </summary>
    public string? DefaultNamespace { get; set; }

    /// <summary>
    /// How events become JSON and back. Default: <see cref="JsonSerializerDefaults.Web"/> (camelCase, read whatever the case).
    /// </summary>
    public JsonSerializerOptions Json { get; set; } = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Wait before the first redelivery of what was handed back; doubles with each up to <see cref="MaximumBackoff"/>. 0 to 10 min; default 1 s.
    /// </summary>
    public TimeSpan MinimumBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a redelivery. <see cref="MinimumBackoff"/> to 10 min; default 1 min.</summary>
    public TimeSpan MaximumBackoff { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What a consumer's exception says of its events. Default: <see cref="StreamFailures.Judge"/>, for which only what cannot be read, nobody's events, and
    /// <see cref="StreamEventRefusedException"/> are the event's own fault.
    /// </summary>
    public Func<Exception, DeliveryFailure> Judge { get; set; } = StreamFailures.Judge;

    /// <summary>How often the depth of the backlog is looked up, for metrics. 1 s to 1 h; default 1 min, as often as Google knows it anew.</summary>
    public TimeSpan BacklogInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The health check fails when the broker answered no pull for this long. 1 s to 1 d; default 3 min. Pub/Sub leaves a pull of an idle subscription
    /// unanswered for a minute and a half, so that less makes an idle silo seem ill.
    /// </summary>
    public TimeSpan MaxSilence { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>The health check fails when messages are held and none was settled for this long. 1 s to 1 d; default 10 min, when their leases end.</summary>
    public TimeSpan MaxStall { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the broker comes from; null: Pub/Sub.</summary>
    internal Func<IServiceProvider, IBroker>? BrokerFactory { get; private set; }

    /// <summary>Uses another broker than Pub/Sub, one that lives in this process for instance. Who makes it ends it; <see cref="PubSub"/> is then ignored.</summary>
    public void UseBroker(Func<IServiceProvider, IBroker> broker) => BrokerFactory = broker;
}
