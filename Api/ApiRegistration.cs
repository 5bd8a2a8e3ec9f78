using Isobar.Api.Bodies;
using Isobar.Api.Dashboard;
using Isobar.Api.DeadLetters;
using Isobar.Api.Events;
using Isobar.Api.Health;
using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.OpenApi;
using Isobar.Api.Problems;
using Isobar.Api.Query;
using Isobar.Api.Stats;
using Isobar.Api.Stats.History;
using Isobar.Api.Live;
using Isobar.Api.LiveStream;
using Isobar.Api.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Isobar.Api;

/// <summary>Registers the HTTP API.</summary>
public static class ApiRegistration
{
    /// <summary>
    /// Adds the API's services. It needs from the host: <see cref="Broker.IBroker"/>, <see cref="Warehousing.IWarehouse"/>,
    /// <see cref="Warehousing.CommittedRows"/> and <see cref="Orleans.IGrainFactory"/>; and takes, if registered, a
    /// <see cref="TimeProvider"/> and any number of <see cref="IStatsSection"/> and <see cref="IReadinessCheck"/>. Options come from the configuration section <c>Api</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="dataDirectory">Where <c>keys.json</c> and <c>history.json</c> lie.</param>
    public static IServiceCollection AddIsobarApi(this IServiceCollection services, string dataDirectory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ApiKeyStore(dataDirectory, provider.GetRequiredService<TimeProvider>()));
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = ApiJsonContext.Default.Options.PropertyNamingPolicy;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        });
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddFeatures();
        services.AddHistory(dataDirectory);
        services.AddMetricsText();
        services.AddApiDocument();
        return services;
    }

    private static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<ApiInstruments>();
        services.TryAddSingleton<IEventIds, UuidEventIds>();
        services.AddSingleton<IntakeGate>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<CommandBody>();
        services.AddSingleton<QueryGate>();
        services.AddSingleton<Watchers>();
        services.AddLive();
        services.AddSingleton<DashboardBundle>();
        services.AddSingleton<Replay>();
        services.AddSingleton<ReadinessReport>();
        services.AddSingleton<StatsReport>();
        services.AddSingleton<IStatsSection, ApiStats>();
    }
}
