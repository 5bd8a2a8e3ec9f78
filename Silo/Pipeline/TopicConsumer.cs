using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Isobar.Silo.Pipeline;

/// <summary>One topic that the pipeline consumes: its subscription, the consumer, and the consumer's figures.</summary>
internal sealed class TopicConsumer(
    string topic,
    string subscription,
    IBroker broker,
    IKeyedHandler handler,
    KeyedConsumerOptions options,
    TimeProvider time,
    IsobarMeter meter,
    ILogger<KeyedConsumer> logger)
{
    private readonly ConsumerInstruments _figures = new(meter.Meter, subscription);

    public string Topic => topic;

    public string Subscription => subscription;

    public ConsumerInstruments Figures => _figures;

    /// <summary>Messages held and not yet settled.</summary>
    public int InFlight => Consumer.InFlight;

    /// <inheritdoc cref="KeyedConsumer.Trouble"/>
    public string? Trouble => Consumer.Trouble;

    private KeyedConsumer Consumer => field ??= new KeyedConsumer(broker, subscription, handler, options, time, _figures, logger)
    {
        Restore = EnsureAsync,
    };

    /// <summary>Creates what is missing. The subscription exists before anybody publishes.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await broker.EnsureTopicAsync(topic, cancellationToken);
        await broker.EnsureSubscriptionAsync(subscription, new SubscriptionSettings { Topic = topic, AckDeadline = options.AckDeadline }, cancellationToken);
    }

    /// <inheritdoc cref="KeyedConsumer.RunAsync"/>
    public Task RunAsync(CancellationToken stopping) => Consumer.RunAsync(stopping);
}
