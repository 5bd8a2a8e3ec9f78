using System.Diagnostics.Metrics;
using Isobar.PubSub;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Messages;
using Orleans.Streaming.GCP.Providers;

namespace Orleans.Streaming.GCP.Hosting;

/// <summary>What one provider consists of in silos and clients alike; each part is keyed by the provider's name.</summary>
internal static class PubSubStreamServices
{
    public static void AddPubSubStreamServices(this IServiceCollection services, string name, bool isSilo, Action<OptionsBuilder<PubSubStreamOptions>> configure)
    {
        configure(services.AddOptions<PubSubStreamOptions>(name));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<PubSubStreamOptions>, PubSubStreamEnvironment>());
        services.AddSingleton<IConfigurationValidator>(provider => new PubSubStreamValidator(provider, name, isSilo));
        services.AddPubSubClient();
        services.AddKeyedSingleton(name, static (provider, key) => PubSubRegistration.CreateBroker(provider, key, OptionsOf(provider, key).PubSub));
        services.AddKeyedSingleton(name, CreateBroker);
        services.AddKeyedSingleton(name, CreateInstruments);
        services.TryAddKeyedSingleton(name, CreateAdapter);
    }

    public static StreamQueueAdapterFactory CreateFactory(IServiceProvider services, string name) => StreamDeliveryHosting.CreateFactory(
        services,
        name,
        new BrokerPublisher(
            services.GetRequiredKeyedService<ObservedBroker>(name),
            OptionsOf(services, name).Topic!,
            services.GetRequiredKeyedService<IPubSubDataAdapter>(name),
            services.GetRequiredKeyedService<StreamInstruments>(name)));

    public static PubSubStreamOptions OptionsOf(IServiceProvider services, object? key) =>
        services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get((string)key!);

    // The container ends what it made itself: Pub/Sub's client, and not somebody's own broker.
    private static ObservedBroker CreateBroker(IServiceProvider services, object? key) => new(
        OptionsOf(services, key).BrokerFactory?.Invoke(services) ?? services.GetRequiredKeyedService<PubSubBroker>(key),
        services.GetRequiredService<TimeProvider>());

    private static StreamInstruments CreateInstruments(IServiceProvider services, object? key) => new(
        services.GetRequiredService<IMeterFactory>().Create(StreamInstruments.MeterName), (string)key!, services.GetRequiredService<TimeProvider>());

    private static IPubSubDataAdapter CreateAdapter(IServiceProvider services, object? key)
    {
        var options = OptionsOf(services, key);
        return new JsonDataAdapter(options.Json, options.DefaultNamespace);
    }
}
