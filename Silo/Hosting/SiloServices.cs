using Isobar.Adapters.OpenMeteo;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Synthetic;
using Isobar.Api;
using Isobar.Api.Stats;
using Isobar.Api.Stats.History;
using Isobar.Diagnostics;
using Isobar.Silo.Cluster;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Demo;
using Isobar.Silo.Downstream;
using Isobar.Silo.Pipeline;
using Isobar.Silo.Runtime;
using Isobar.Silo.Stats;
using Isobar.Silo.Telemetry;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Hosting;

/// <summary>The composition root: what runs in a silo, and with which adapters.</summary>
internal static class SiloServices
{
    /// <summary>Whatever the role, with all that it needs.</summary>
    public static void AddIsobar(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.AddSqliteDataDirectory(settings.DataDirectory);
        services.AddOptions<SqliteOptions>().Bind(configuration.GetSection(SqliteOptions.Section)).ValidateOnStart();
        services.AddBroker(settings, configuration);
        services.AddCluster(configuration);
        if (settings.HasGrains)
        {
            builder.AddSilo(settings, configuration);
        }
        else
        {
            builder.AddServe(settings, configuration);
        }

        services.AddSingleton(settings);
        services.Configure<ApiOptions>(api =>
        {
            api.KeepLiveReady = settings is { HasGrains: true, HasApi: true };
            api.History = !settings.HasApi ? HistoryKeeping.Off : settings.HasGrains ? HistoryKeeping.File : HistoryKeeping.Memory;
        });
        services.AddIsobarApi(settings.DataDirectory);
        services.AddSiloTelemetry();
    }

    private static void AddSilo(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var services = builder.Services;
        services.AddIsobarGrains();
        services.Configure<UserOptions>(configuration.GetSection(UserOptions.Section));
        services.Configure<WeatherOptions>(configuration.GetSection(WeatherOptions.Section));
        if (!KeepsStatesInCluster(configuration))
        {
            services.AddSqliteGrainStorage();
        }

        services.AddWarehouse(settings, configuration);
        services.AddWeather(settings, configuration);
        services.AddHostedService<StorageStart>();
        builder.AddGrainRuntime(settings, configuration);
        services.AddWarehouseWork(settings, configuration);
        services.AddDownstream(configuration);
        services.AddPipeline(configuration);
        services.AddSiloStats();
        services.AddDemoFeed(settings, configuration);
    }

    // The warehouse is here for its queries and figures; rows are written by silos alone.
    private static void AddServe(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var services = builder.Services;
        services.AddSingleton<IsobarMeter>();
        services.AddSingleton<CommittedRows>();
        services.AddWarehouse(settings, configuration);
        builder.AddClusterClient(configuration);
        services.AddServeStats();
    }

    private static bool KeepsStatesInCluster(IConfiguration configuration) =>
        configuration.GetValue<ClusterMembership>($"{ClusterOptions.Section}:{nameof(ClusterOptions.Membership)}") == ClusterMembership.Postgres;

    private static void AddWeather(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        if (settings.Weather == WeatherSourceName.Synthetic)
        {
            services.AddSyntheticWeather();
            return;
        }

        services.AddOpenMeteo(configuration.GetSection(OpenMeteoOptions.SectionName));
        services.AddSingleton(new WeatherAttribution(OpenMeteoAttribution.Text, new Uri(OpenMeteoAttribution.Link)));
    }
}
