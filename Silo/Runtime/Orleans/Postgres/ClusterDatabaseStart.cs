using Isobar.Silo.Cluster;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Isobar.Silo.Runtime.Postgres;

/// <summary>Checks the cluster's tables before Orleans needs them, and waits a while for a database that is still starting.</summary>
internal sealed class ClusterDatabaseStart(ClusterDatabase database, IOptions<Cluster.ClusterOptions> options, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="ClusterDatabaseException">It cannot be reached in time, or its tables do not fit.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await ClusterSchema.CheckAsync(database, cancellationToken);
                return;
            }
            catch (ClusterDatabaseException failure) when (MayPass(failure) && time.GetElapsedTime(started) + Pause < options.Value.StartTimeout)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool MayPass(ClusterDatabaseException failure) => failure.InnerException is NpgsqlException { IsTransient: true } or TimeoutException;
}
