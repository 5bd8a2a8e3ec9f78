using Isobar.Api.Health;
using Isobar.Broker.Consuming;
using Isobar.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        services.AddSingleton<RefusedMessages>();
        services.AddSingleton<DeliveryTrouble>();
        services.AddSingleton<UserEventHandler>();
        services.AddSingleton<WeatherReportHandler>();
        services.AddSingleton(CreateTopics);
        services.AddSingleton<PipelineService>();
        services.AddHostedService(static provider => provider.GetRequiredService<PipelineService>());
        services.AddSingleton<IReadinessCheck>(static provider => provider.GetRequiredService<PipelineService>());
        return services;
    }

    private static PipelineTopics CreateTopics(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<KeyedConsumerOptions>>().Value;
        return new PipelineTopics(
            Create<UserEventHandler>(StreamNamespaces.UserEvents, PipelineTopics.UserEventsSubscription, options),

            // Stations report every few minutes: one pull follows them, and holds back nothing that users sent.
            Create<WeatherReportHandler>(
                StreamNamespaces.WeatherObservations,
                PipelineTopics.WeatherObservationsSubscription,
                options.With(maxInFlight: Math.Min(1_000, options.MaxInFlight), pulls: 1)));

        TopicConsumer Create<THandler>(string topic, string subscription, KeyedConsumerOptions consumer)
            where THandler : IKeyedHandler =>
            ActivatorUtilities.CreateInstance<TopicConsumer>(services, topic, subscription, services.GetRequiredService<THandler>(), consumer);
    }
}
