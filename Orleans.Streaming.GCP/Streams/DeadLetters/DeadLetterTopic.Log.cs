using Microsoft.Extensions.Logging;

namespace Orleans.Streaming.GCP.DeadLetters;

internal static partial class DeadLetterTopicLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Count} messages of {Source} are now in {Topic}, the first because: {Fault}")]
    public static partial void Stored(this ILogger logger, int count, string source, string topic, string fault);
}
