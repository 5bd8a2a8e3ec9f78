using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.Postgres;

internal sealed partial class PostgresStart
{
    [LoggerMessage(1, LogLevel.Warning, "Waiting for the warehouse: {Reason}")]
    private partial void LogWaiting(string reason);
}
