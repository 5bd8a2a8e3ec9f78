using Microsoft.Extensions.Logging;

namespace Isobar.Broker.Consuming;

internal static partial class KeyedConsumerLog
{
    [LoggerMessage(1, LogLevel.Warning, "Pulling from {Subscription} failed; pausing.")]
    public static partial void PullFailed(this ILogger logger, Exception failure, string subscription);

    [LoggerMessage(6, LogLevel.Error, "{Subscription} is gone, and with it every message that it held. Trying to create it again; send again what is missing.")]
    public static partial void SubscriptionGone(this ILogger logger, Exception failure, string subscription);

    [LoggerMessage(7, LogLevel.Warning, "{Subscription}: the key of message {MessageId} cannot be read; it is delivered by itself.")]
    public static partial void NoKey(this ILogger logger, Exception failure, string subscription, string messageId);

    [LoggerMessage(2, LogLevel.Warning, "{Subscription}: delivering {Count} messages of {Key} failed; they come again, one by one.")]
    public static partial void DeliveryFailed(this ILogger logger, Exception failure, string subscription, string key, int count);

    [LoggerMessage(3, LogLevel.Warning, "{Subscription}: {Count} settlements were not taken; those messages come again.")]
    public static partial void SettlementFailed(this ILogger logger, Exception failure, string subscription, int count);

    [LoggerMessage(4, LogLevel.Warning, "{Subscription}: extending leases failed; messages may be delivered again.")]
    public static partial void ExtensionFailed(this ILogger logger, Exception failure, string subscription);

    [LoggerMessage(5, LogLevel.Warning, "{Subscription}: {Count} messages were still in flight or not settled after {Limit}; they come again after the next start.")]
    public static partial void DrainIncomplete(this ILogger logger, string subscription, int count, TimeSpan limit);
}
