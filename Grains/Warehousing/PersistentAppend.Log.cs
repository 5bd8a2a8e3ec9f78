using Microsoft.Extensions.Logging;

namespace Isobar.Warehousing;

internal static partial class PersistentAppendLog
{
    [LoggerMessage(1, LogLevel.Warning, "Append attempt {Attempt} failed; trying again until the deadline.")]
    public static partial void AppendFailed(this ILogger logger, Exception failure, int attempt);
}
