using Isobar.Api.Health;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Diagnostics;
using Isobar.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Pipeline;

/// <summary>Registers the way from the broker to the grains.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<DeliveryOptions>(static options => options.Faults())
            .Bind(configuration.GetSection(DeliveryOptions.Section));
        services.AddValidatedOptions<KeyedConsumerOptions>(static options => options.Faults())
            .Bind(configuration.GetSection(KeyedConsumerOptions.Section));
        services.AddSingleton<MessageDeadLetters>();
        services.AddSingleton<DeliveryTrouble>();
        services.AddSingleton<UserEventHandler>();
        services.AddSingleton(static provider => new ConsumerInstruments(
            provider.GetRequiredService<IsobarMeter>().Meter, StreamNamespaces.UserEvents));
        services.AddSingleton(static provider => new KeyedConsumer(
            provider.GetRequiredService<IBroker>(),
            PipelineTopics.UserEventsSubscription,
            provider.GetRequiredService<UserEventHandler>(),
            provider.GetRequiredService<IOptions<KeyedConsumerOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ConsumerInstruments>(),
            provider.GetRequiredService<ILogger<KeyedConsumer>>()));
        services.AddSingleton<PipelineService>();
        services.AddHostedService(static provider => provider.GetRequiredService<PipelineService>());
        services.AddSingleton<IReadinessCheck>(static provider => provider.GetRequiredService<PipelineService>());
        return services;
    }
}
