using Isobar.Broker.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Providers;
using Orleans.Streaming.GCP.Delivery;
using Orleans.Streaming.GCP.Providers;

namespace Orleans.Streaming.GCP.Hosting;

/// <summary>Adds deliveries to streams whose outcome is known.</summary>
public static class StreamDeliveryHosting
{
    /// <summary>
    /// Adds a stream provider that is fed from within the silo: an <see cref="IStreamDelivery"/>, keyed by <paramref name="name"/>, whose
    /// deliveries complete when every consumer of the stream has dealt with them, and fail as a consumer fails. For those who read from a
    /// broker themselves; <c>AddPubSubStreams</c> reads from Pub/Sub.
    /// </summary>
    public static ISiloBuilder AddStreamDelivery(this ISiloBuilder builder, string name, Action<OptionsBuilder<StreamDeliveryOptions>>? configure = null)
    {
        builder.AddAgentQueues(name, configure);
        return builder.AddPersistentStreams(name, static (services, provider) => CreateFactory(services, provider, publisher: null), Configure);
    }

    internal static void AddAgentQueues(this ISiloBuilder builder, string name, Action<OptionsBuilder<StreamDeliveryOptions>>? configure)
    {
        var options = builder.Services.AddOptions<StreamDeliveryOptions>(name);
        configure?.Invoke(options);
        builder.Services.AddSingleton<IConfigurationValidator>(services => new StreamDeliveryValidator(services, name));
        if (builder.Services.Any(static service => service.ServiceType == typeof(DeliveringAgents)) is false)
        {
            builder.Services.AddSingleton<DeliveringAgents>();
            builder.AddOutgoingGrainCallFilter<DeliveryOutcomes>();
            builder.AddIncomingGrainCallFilter<UnreadBatches>();
        }

        builder.Services.AddKeyedSingleton(name, static (services, key) => new AgentQueues(
            (string)key!,
            services.GetRequiredService<IOptionsMonitor<StreamDeliveryOptions>>().Get((string)key!),
            services.GetRequiredService<DeliveringAgents>(),
            services.GetRequiredService<IGrainContextAccessor>()));
        builder.Services.AddKeyedSingleton<IStreamDelivery>(name, static (services, key) => services.GetRequiredKeyedService<AgentQueues>(key));
    }

    internal static StreamQueueAdapterFactory CreateFactory(IServiceProvider services, string name, IStreamPublisher? publisher)
    {
        var queues = services.GetKeyedService<AgentQueues>(name);
        return new StreamQueueAdapterFactory(new StreamQueueAdapter(name, queues, publisher), queues);
    }

    internal static void Configure(ISiloPersistentStreamConfigurator streams)
    {
        streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        streams.ConfigurePartitionBalancing(static (_, _) => new SiloQueueBalancer());
        streams.ConfigureBackoffProvider(static (_, _) => (IMessageDeliveryBackoffProvider)new OneAttempt());
        streams.ConfigurePullingAgent(agent => agent.Configure<IOptionsMonitor<StreamDeliveryOptions>>((pulling, delivery) =>
        {
            pulling.MaxEventDeliveryTime = OneAttempt.MaxEventDeliveryTime;

            // An agent that waits for a delivery is not timed by this; one that has just met a new stream is.
            pulling.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10);
            pulling.StreamInactivityPeriod = delivery.Get(streams.Name).StreamInactivityPeriod;
        }));
    }
}
