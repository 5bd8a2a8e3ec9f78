using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Merging;

internal sealed partial class MergeWaking
{
    [LoggerMessage(1, LogLevel.Warning, "The grain that merges could not be woken; trying again in {Pause}.")]
    private partial void LogNotWoken(TimeSpan pause, Exception failure);
}
