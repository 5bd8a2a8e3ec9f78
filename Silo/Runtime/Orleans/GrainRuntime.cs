using Isobar.Adapters.Sqlite;
using Isobar.Broker.Streams;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Stats;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
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

    private const string Streams = "isobar";

    public static void AddGrainRuntime(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var cluster = configuration.GetSection(Cluster.ClusterOptions.Section).Get<Cluster.ClusterOptions>() ?? new();
        builder.UseOrleans(silo =>
        {
            silo.Join(cluster);
            silo.AddStreamDelivery(Streams);
            silo.AddIncomingGrainCallFilter<CallCounting>();
            silo.Configure<GrainCollectionOptions>(collection =>
            {
                collection.CollectionAge = cluster.CollectionAge;
                collection.EnableActivationSheddingOnMemoryPressure = true;
                collection.MemoryUsageLimitPercentage = cluster.MemoryLimitPercent;
                collection.MemoryUsageTargetPercentage = cluster.MemoryLimitPercent * 0.9;
            });
        });
        builder.Services.AddSingleton(static services => services.GetRequiredKeyedService<IGrainStorage>(SqliteServices.DefaultStorage));
        builder.Services.AddFailureSerialization();
        builder.Services.AddSingleton<CallFigures>();
        builder.Services.AddSingleton<IGrainStatistics, OrleansGrainStatistics>();
        builder.Services.AddSingleton(static services => services.GetRequiredKeyedService<IStreamDelivery>(Streams));
    }
}
