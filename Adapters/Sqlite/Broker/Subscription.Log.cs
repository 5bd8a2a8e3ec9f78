using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.Sqlite.Broker;

internal sealed partial class Subscription
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Segment {segment} of topic {topic} in broker.db is damaged: {detail}. Subscription {subscription} goes on without it; restore the file from a backup to deliver it.")]
    private static partial void LogDamaged(ILogger logger, long segment, string topic, string subscription, string detail);
}
