using Microsoft.Extensions.Logging;

namespace Isobar.Warehousing;

internal static partial class PersistentAppendLog
{
    [LoggerMessage(1, LogLevel.Warning, "The {Whose} did not take rows at attempt {Attempt}; trying again until the deadline.")]
    public static partial void AppendFailed(this ILogger logger, Exception failure, string whose, int attempt);
}
