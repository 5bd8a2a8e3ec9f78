using Isobar.Adapters.Sqlite;
using Isobar.Broker.Streams;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Runtime.Gathering;
using Isobar.Silo.Runtime.Postgres;
using Isobar.Silo.Stats;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.Streaming.GCP.Hosting;

namespace Isobar.Silo.Runtime;

/// <summary>Which runtime runs the grains: the one place where a silo's composition depends on it.</summary>
internal static class GrainRuntime
{
    /// <summary>As <c>ISOBAR_RUNTIME</c> names it.</summary>
    public const string Name = "orleans";

    public const string Description = "Microsoft Orleans";

    /// <summary>Whether there may be several silos, and clients of theirs.</summary>
    public const bool HasClusters = true;

    private const string Streams = "isobar";

    public static void AddGrainRuntime(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var cluster = configuration.GetSection(Cluster.ClusterOptions.Section).Get<Cluster.ClusterOptions>() ?? new();
        var database = cluster.Membership == Cluster.ClusterMembership.Postgres ? builder.Services.AddClusterDatabase(cluster, configuration) : null;
        builder.UseOrleans(silo =>
        {
            silo.Join(cluster, database);
            silo.AddStreamDelivery(Streams);
            silo.AddIncomingGrainCallFilter<CallCounting>();
            silo.Services.AddSingleton<HotGrains>();
            silo.Services.AddSingleton<Orleans.IIncomingGrainCallFilter>(static services => services.GetRequiredService<HotGrains>());
            silo.AddGathering();
            if (cluster.OrleansDashboard)
            {
                silo.AddDashboard();
                builder.Services.AddOrleansDashboardLink();
            }

            silo.Configure<GrainCollectionOptions>(collection =>
            {
                collection.CollectionAge = cluster.CollectionAge;
                collection.EnableActivationSheddingOnMemoryPressure = true;
                collection.MemoryUsageLimitPercentage = cluster.MemoryLimitPercent;
                collection.MemoryUsageTargetPercentage = cluster.MemoryLimitPercent * 0.9;
            });
        });
        if (database is null)
        {
            builder.Services.AddSingleton(static services => services.GetRequiredKeyedService<IGrainStorage>(SqliteServices.DefaultStorage));
        }

        builder.Services.AddFailureSerialization();
        builder.Services.AddSingleton<CallFigures>();
        builder.Services.AddSingleton<IGrainStatistics, OrleansGrainStatistics>();
        builder.Services.AddSingleton(static services => services.GetRequiredKeyedService<IStreamDelivery>(Streams));
    }

    public static void AddClusterClient(this WebApplicationBuilder builder, IConfiguration configuration)
    {
        var cluster = configuration.GetSection(Cluster.ClusterOptions.Section).Get<Cluster.ClusterOptions>() ?? new();
        var database = cluster.Membership == Cluster.ClusterMembership.Postgres ? builder.Services.AddClusterDatabase(cluster, configuration) : null;
        builder.UseOrleansClient(client =>
        {
            client.Join(cluster, database);
            if (cluster.OrleansDashboard)
            {
                client.AddDashboard();
                builder.Services.AddOrleansDashboardLink();
            }
        });
        builder.Services.AddGathered();
    }

    /// <summary>What this runtime answers by itself, beside the API.</summary>
    public static WebApplication MapGrainRuntime(this WebApplication app)
    {
        if (app.Services.GetService<OrleansDashboardLink>() is not null)
        {
            OrleansDashboardLink.Map(app);
        }

        return app;
    }
}
