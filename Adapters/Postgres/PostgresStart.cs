using Isobar.Adapters.Postgres.Connections;
using Isobar.Warehousing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Postgres;

/// <summary>Makes or checks the tables before anything else needs them, and waits a while for a database that is still starting.</summary>
internal sealed partial class PostgresStart(
    PostgresWarehouse warehouse, IOptions<PostgresOptions> options, TimeProvider time, ILogger<PostgresStart> logger) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="PostgresSchemaException">The database does not fit.</exception>
    /// <exception cref="WarehouseUnavailableException">It could not be reached in time, or refuses the user.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await warehouse.PrepareAsync(cancellationToken);
                return;
            }
            catch (WarehouseUnavailableException e) when (
                !SqlStates.NeedsAnOperator(e.InnerException) && time.GetElapsedTime(started) + Pause < options.Value.StartTimeout)
            {
                LogWaiting(e.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
