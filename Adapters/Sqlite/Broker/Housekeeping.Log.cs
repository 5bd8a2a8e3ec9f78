using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.Sqlite.Broker;

internal sealed partial class Housekeeping
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Retention dropped {count} messages that subscription {subscription} of topic {topic} had not acknowledged within {retention}.")]
    private static partial void LogDropped(ILogger logger, long count, string subscription, string topic, TimeSpan retention);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Settlements and retention of the broker wait: {detail}")]
    private static partial void LogPostponed(ILogger logger, string detail);
}
