using System.Net;
using System.Net.Sockets;
using Isobar.Silo.Runtime.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Isobar.Silo.Runtime;

/// <summary>How this silo becomes a member of its cluster.</summary>
internal static class ClusterMembers
{
    /// <param name="silo">The silo.</param>
    /// <param name="cluster">Of which cluster.</param>
    /// <param name="database">Where members find each other; null: there are no others.</param>
    public static void Join(this ISiloBuilder silo, Cluster.ClusterOptions cluster, ClusterDatabase? database)
    {
        var siloPort = Port(cluster.SiloPort);
        var gatewayPort = Port(cluster.GatewayPort);
        var address = cluster.AdvertisedAddress is { } advertised ? IPAddress.Parse(advertised) : IPAddress.Loopback;
        if (database is null)
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, cluster.ServiceId, cluster.ClusterId);
        }
        else
        {
            silo.UsePostgres(database);
        }

        silo.Configure<EndpointOptions>(endpoint =>
        {
            (endpoint.AdvertisedIPAddress, endpoint.SiloPort, endpoint.GatewayPort) = (address, siloPort, gatewayPort);
            if (!IPAddress.IsLoopback(address))
            {
                endpoint.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, siloPort);
                endpoint.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Any, gatewayPort);
            }
        });
        silo.Configure<Orleans.Configuration.ClusterOptions>(options =>
            (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        silo.Configure<SiloOptions>(options => options.SiloName = cluster.SiloName ?? $"{Environment.MachineName}:{siloPort}");

        // Silos do not vote against one from whom they have heard anything within three times the longest probe. With Orleans' default, 20 s, one that has
        // frozen would keep its grains for a minute.
        silo.Configure<ClusterMembershipOptions>(options =>
            (options.ProbeTimeout, options.MaxProbeTimeout) = (cluster.ProbeTimeout, 2 * cluster.ProbeTimeout));
    }

    // Orleans wants to know its ports before it listens. Between finding a free one and listening there another program may take it; then the
    // start fails, and says so.
    private static int Port(int configured)
    {
        if (configured != 0)
        {
            return configured;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
