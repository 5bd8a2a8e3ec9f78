using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Cluster;

/// <summary>Registers what is known of the cluster.</summary>
internal static class ClusterServices
{
    public static IServiceCollection AddCluster(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ClusterOptions>(static options => options.Faults())
            .Bind(configuration.GetSection(ClusterOptions.Section));
        return services;
    }
}
