using Isobar.Silo.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Cluster;

/// <summary>Registers what is known of the cluster.</summary>
internal static class ClusterServices
{
    public static IServiceCollection AddCluster(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ClusterOptions>(static options => [.. options.Faults(), .. FaultsOfRuntime(options)])
            .Bind(configuration.GetSection(ClusterOptions.Section));
        return services;
    }

    private static IEnumerable<string> FaultsOfRuntime(ClusterOptions options)
    {
        if (options.OrleansDashboard && !GrainRuntime.HasClusters)
        {
            yield return $"{ClusterOptions.Section}:{nameof(ClusterOptions.OrleansDashboard)} needs Microsoft Orleans: add --runtime orleans.";
        }
    }
}
