using Isobar.Api.Health;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>Whether a silo answers.</summary>
internal sealed class ClusterReadiness(IClusterClient cluster) : IReadinessCheck
{
    public string Name => "cluster";

    public async ValueTask<Readiness> CheckAsync(CancellationToken cancellationToken) =>
        (await cluster.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken).WaitAsync(cancellationToken)).Count > 0
            ? Readiness.Ready
            : Readiness.NotReady("no silo is active");
}
