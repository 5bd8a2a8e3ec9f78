using Microsoft.Extensions.Logging;

namespace Isobar.Api.Health;

internal sealed partial class ReadinessReport
{
    [LoggerMessage(LogLevel.Warning, "The readiness check {Check} failed")]
    private partial void LogCheckFailed(Exception failure, string check);
}
