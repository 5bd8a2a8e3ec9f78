using Isobar.Silo.Runtime.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Isobar.Silo.Runtime;

/// <summary>How a process without grains finds the cluster, and keeps to it while silos come and go.</summary>
internal static class ClusterClients
{
    // Silos that have joined are used, and those that have left forgotten, within this.
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    /// <param name="client">The client.</param>
    /// <param name="cluster">Of which cluster.</param>
    /// <param name="database">Where gateways are found; null: the one on this machine.</param>
    public static void Join(this IClientBuilder client, Cluster.ClusterOptions cluster, ClusterDatabase? database)
    {
        if (database is null)
        {
            client.UseLocalhostClustering(cluster.GatewayPort, cluster.ServiceId, cluster.ClusterId);
        }
        else
        {
            client.UsePostgres(database);
        }

        client.Configure<Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        client.Configure<GatewayOptions>(static gateways => gateways.GatewayListRefreshPeriod = Refresh);
        client.Services.AddFailureSerialization();
        client.Services.AddSingleton<IClientConnectionRetryFilter>(services => ActivatorUtilities.CreateInstance<ConnectionPatience>(services));
    }
}
