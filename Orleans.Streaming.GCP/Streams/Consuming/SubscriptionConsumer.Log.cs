using Microsoft.Extensions.Logging;

namespace Orleans.Streaming.GCP.Consuming;

internal static partial class SubscriptionConsumerLog
{
    [LoggerMessage(1, LogLevel.Information, "Stream provider {Provider} has no DeadLetterTopic: events at fault are handed back for as long as the broker keeps them.")]
    public static partial void NoDeadLetters(this ILogger logger, string provider);

    [LoggerMessage(2, LogLevel.Warning, "The backlog of {Subscription} cannot be looked up.")]
    public static partial void BacklogUnknown(this ILogger logger, Exception failure, string subscription);
}
