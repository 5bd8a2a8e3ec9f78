using Isobar.EmbeddedRuntime;
using Microsoft.Extensions.Hosting;

namespace Isobar.Silo.Runtime;

/// <summary>Runs the grains for as long as the host runs.</summary>
internal sealed class EmbeddedSiloService(EmbeddedSilo silo) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => silo.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
}
