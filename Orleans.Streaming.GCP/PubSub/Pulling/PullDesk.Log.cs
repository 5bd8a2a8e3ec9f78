using Microsoft.Extensions.Logging;

namespace Isobar.PubSub.Pulling;

internal sealed partial class PullDesk
{
    [LoggerMessage(1, LogLevel.Warning, "A pull from {Subscription} that nobody waits for any more failed.")]
    private static partial void LogPullFailed(ILogger logger, Exception failure, string subscription);

    [LoggerMessage(2, LogLevel.Warning, "{Count} messages of {Subscription} that were pulled for nobody could not be given back; they come again when their acknowledgement deadline has passed.")]
    private static partial void LogHandBackFailed(ILogger logger, Exception failure, string subscription, int count);
}
