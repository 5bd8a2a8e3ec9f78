using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Queries;

internal sealed partial class QueryRunner
{
    [LoggerMessage(1, LogLevel.Warning, "Job {Id} is no longer wanted and could not be cancelled; BigQuery ends it after its own time limit.")]
    private partial void LogNotCancelled(string id, Exception failure);
}
