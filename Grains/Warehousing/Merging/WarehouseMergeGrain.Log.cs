using Microsoft.Extensions.Logging;

namespace Isobar.Warehousing.Merging;

internal static partial class WarehouseMergeGrainLog
{
    [LoggerMessage(1, LogLevel.Warning, "Merging failed {Failures} times in a row: {Why}")]
    public static partial void MergeFailed(this ILogger logger, int failures, string why, Exception? failure);

    [LoggerMessage(2, LogLevel.Warning, "The position of merging could not be stored; this activation ends, and the next one starts from what is stored.")]
    public static partial void PositionNotStored(this ILogger logger, Exception failure);
}
