using Microsoft.Extensions.Logging;

namespace Isobar.PubSub.Monitoring;

internal sealed partial class CloudMonitoring
{
    [LoggerMessage(1, LogLevel.Warning, "Cloud Monitoring does not say how deep the backlog of {Subscription} is, so it is reported as unknown. The role roles/monitoring.viewer allows it. This is said once.")]
    private static partial void LogUnknown(ILogger logger, Exception failure, string subscription);
}
