using Isobar.Adapters.Sqlite;
using Isobar.Warehousing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Isobar.Silo.Hosting;

/// <summary>
/// Opens what keeps state, before anything that uses it starts: what cannot be opened should keep the silo from starting, not surprise the first event.
/// </summary>
internal sealed class StorageStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetKeyedService<IGrainStorage>(SqliteServices.DefaultStorage);
        services.GetRequiredService<IWarehouse>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
