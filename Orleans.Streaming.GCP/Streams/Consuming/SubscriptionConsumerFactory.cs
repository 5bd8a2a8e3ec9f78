using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streaming.GCP.DeadLetters;
using Orleans.Streaming.GCP.Delivery;
using Orleans.Streaming.GCP.Messages;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>Puts the consumer of one provider together.</summary>
internal static class SubscriptionConsumerFactory
{
    public static SubscriptionConsumer Create(IServiceProvider services, object? key)
    {
        var name = (string)key!;
        var options = services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get(name);
        var time = services.GetRequiredService<TimeProvider>();
        var broker = services.GetRequiredKeyedService<ObservedBroker>(key);
        var instruments = services.GetRequiredKeyedService<StreamInstruments>(key);
        var resources = new StreamResources(options, broker);
        var consumer = Create(services, name, options, broker, resources, instruments, time);
        var running = new SubscriptionConsumer(
            name, options, broker, resources, consumer, instruments, time, services.GetRequiredService<ILogger<SubscriptionConsumer>>());
        instruments.Observe(() => running.InFlight);
        return running;
    }

    private static KeyedConsumer Create(
        IServiceProvider services, string name, PubSubStreamOptions options, ObservedBroker broker, StreamResources resources, StreamInstruments instruments, TimeProvider time)
    {
        var trouble = new DeliveryTrouble(instruments.Meter, time, services.GetRequiredService<ILogger<DeliveryTrouble>>());
        var (letters, attempts) = DeadLettersOf(services, name, options, broker, instruments);
        var handler = new StreamMessageHandler(
            name,
            services.GetRequiredKeyedService<IPubSubDataAdapter>(name),
            services.GetRequiredKeyedService<AgentQueues>(name),
            Refused(attempts == NoDeadLetters.Attempts ? attempts : 1),
            Refused(attempts),
            options.Judge,
            trouble);
        return new KeyedConsumer(
            broker, options.Subscription!, handler, options.Consumer, time,
            new ConsumerInstruments(instruments.Meter, options.Subscription!), services.GetRequiredService<ILogger<KeyedConsumer>>())
        {
            Restore = resources.EnsureAsync,
        };

        // A failing store says nothing of the messages: they stay where they are.
        RefusedMessages Refused(int maxAttempts) => new(options.Topic!, maxAttempts, letters, static _ => DeliveryFailure.ForNow, trouble);
    }

    private static (IRefusedMessageStore Store, int Attempts) DeadLettersOf(
        IServiceProvider services, string name, PubSubStreamOptions options, ObservedBroker broker, StreamInstruments instruments)
    {
        var attempts = options.MaxAttempts ?? PubSubStreamOptions.DefaultMaxAttempts;
        if (services.GetKeyedService<IRefusedMessageStore>(name) is { } own)
        {
            return (own, attempts);
        }

        if (options.DeadLetterTopic is { } topic)
        {
            return (new DeadLetterTopic(broker, topic, instruments, services.GetRequiredService<ILogger<DeadLetterTopic>>()), attempts);
        }

        services.GetRequiredService<ILogger<SubscriptionConsumer>>().NoDeadLetters(name);
        return (new NoDeadLetters(), NoDeadLetters.Attempts);
    }
}
