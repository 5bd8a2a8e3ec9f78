using Isobar.Api.Health;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
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
        services.AddSingleton<IRefusedMessageStore, MessageDeadLetters>();
        services.AddSingleton(static provider => new DeliveryTrouble(
            provider.GetRequiredService<IsobarMeter>().Meter,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeliveryTrouble>>()));
        services.AddSingleton<PipelineHandlers>();
        services.AddSingleton(CreateTopics);
        services.AddSingleton<PipelineService>();
        services.AddHostedService(static provider => provider.GetRequiredService<PipelineService>());
        services.AddSingleton<IReadinessCheck>(static provider => provider.GetRequiredService<PipelineService>());
        return services;
    }

    private static PipelineTopics CreateTopics(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<KeyedConsumerOptions>>().Value;
        var handlers = services.GetRequiredService<PipelineHandlers>();
        return new PipelineTopics(
            Create(StreamNamespaces.UserEvents, PipelineTopics.UserEventsSubscription, handlers.UserEvents, options),

            // Stations report every few minutes: one pull follows them, and holds back nothing that users sent.
            Create(
                StreamNamespaces.WeatherObservations,
                PipelineTopics.WeatherObservationsSubscription,
                handlers.WeatherObservations,
                options.With(maxInFlight: Math.Min(1_000, options.MaxInFlight), pulls: 1)));

        TopicConsumer Create(string topic, string subscription, IKeyedHandler handler, KeyedConsumerOptions consumer) =>
            ActivatorUtilities.CreateInstance<TopicConsumer>(services, topic, subscription, handler, consumer);
    }
}
