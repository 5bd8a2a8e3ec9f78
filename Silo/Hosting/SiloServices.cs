using Isobar.Adapters.OpenMeteo;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Synthetic;
using Isobar.Api;
using Isobar.Api.Index;
using Isobar.Silo.Cluster;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Demo;
using Isobar.Silo.Downstream;
using Isobar.Silo.Pipeline;
using Isobar.Silo.Runtime;
using Isobar.Silo.Stats;
using Isobar.Silo.Telemetry;
using Isobar.Users;
using Isobar.Weather;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Hosting;

/// <summary>The composition root: what runs in a silo, and with which adapters.</summary>
internal static class SiloServices
{
    public static void AddSilo(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.AddIsobarGrains();
        services.Configure<UserOptions>(configuration.GetSection(UserOptions.Section));
        services.Configure<WeatherOptions>(configuration.GetSection(WeatherOptions.Section));
        services.AddGrainStorage(settings, configuration);
        services.AddBroker(settings, configuration);
        services.AddWarehouse(settings, configuration);
        services.AddWeather(settings, configuration);
        services.AddHostedService<StorageStart>();
        services.AddCluster(configuration);
        builder.AddGrainRuntime(settings, configuration);
        services.AddDownstream(configuration);
        services.AddPipeline(configuration);
        services.AddIsobarApi(settings.DataDirectory);
        services.AddSiloStats();
        services.AddSiloTelemetry();
        services.AddDemoFeed(settings, configuration);
    }

    private static void AddGrainStorage(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        services.AddSqliteDataDirectory(settings.DataDirectory);
        services.AddSqliteGrainStorage();
        services.AddOptions<SqliteOptions>().Bind(configuration.GetSection(SqliteOptions.Section)).ValidateOnStart();
    }

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
