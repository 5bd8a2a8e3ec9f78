using Microsoft.Extensions.Logging;

namespace Isobar.Api.Stats;

internal sealed partial class StatsReport
{
    [LoggerMessage(LogLevel.Warning, "The stats section {Section} could not be read")]
    private partial void LogSectionFailed(Exception failure, string section);
}
