using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;

namespace Isobar.Silo.Runtime;

/// <summary>Waits for the first silo of a cluster that is still starting, as long as for its database.</summary>
internal sealed partial class ConnectionPatience(IOptions<Cluster.ClusterOptions> options, TimeProvider time, ILogger<ConnectionPatience> logger)
    : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _started = time.GetTimestamp();

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_started) + Pause > options.Value.StartTimeout)
        {
            return false;
        }

        LogWaiting(exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo answers yet: {Reason}")]
    private partial void LogWaiting(string reason);
}
