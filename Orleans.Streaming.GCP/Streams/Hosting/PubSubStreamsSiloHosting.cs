using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Delivery;
using Orleans.Streaming.GCP.Hosting;

namespace Orleans.Hosting;

/// <summary>Adds streams over Google Pub/Sub to a silo.</summary>
public static class PubSubStreamsSiloHosting
{
    /// <summary>Adds the stream provider <paramref name="name"/>: grains consume its subscription, and produce to its topic.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The provider's name, as in <c>GetStreamProvider(name)</c>.</param>
    /// <param name="configure">Names topic and subscription at least.</param>
    public static ISiloBuilder AddPubSubStreams(this ISiloBuilder builder, string name, Action<PubSubStreamOptions> configure) =>
        builder.AddPubSubStreams(name, options => options.Configure(configure));

    /// <inheritdoc cref="AddPubSubStreams(ISiloBuilder, string, Action{PubSubStreamOptions})"/>
    public static ISiloBuilder AddPubSubStreams(this ISiloBuilder builder, string name, Action<OptionsBuilder<PubSubStreamOptions>> configure)
    {
        builder.Services.AddPubSubStreamServices(name, isSilo: true, configure);
        builder.Services.AddKeyedSingleton(name, SubscriptionConsumerFactory.Create);
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredKeyedService<SubscriptionConsumer>(name));
        builder.AddAgentQueues(name, delivery => delivery.Configure<IOptionsMonitor<PubSubStreamOptions>>((agents, streams) => Apply(streams.Get(name), agents)));
        return builder.AddPersistentStreams(name, PubSubStreamServices.CreateFactory, streams =>
        {
            StreamDeliveryHosting.Configure(streams);
            streams.Configure<StreamPubSubOptions>(subscriptions => subscriptions.Configure<IOptionsMonitor<PubSubStreamOptions>>(
                (chosen, all) => chosen.PubSubType = all.Get(name).Subscriptions));
        });
    }

    private static void Apply(PubSubStreamOptions streams, StreamDeliveryOptions agents)
    {
        agents.Agents = streams.Delivery.Agents;
        agents.MaxRead = streams.Delivery.MaxRead;
        agents.MaxHeldDeliveries = streams.Delivery.MaxHeldDeliveries;
        agents.PollInterval = streams.Delivery.PollInterval;
        agents.StreamInactivityPeriod = streams.Delivery.StreamInactivityPeriod;
        agents.Unclaimed = streams.Delivery.Unclaimed
            ?? (streams.Subscriptions == StreamPubSubType.ImplicitOnly ? UnclaimedPolicy.Fail : UnclaimedPolicy.Drop);
    }
}
