using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.OpenMeteo;

internal sealed partial class ForecastClient
{
    [LoggerMessage(1, LogLevel.Warning, "Open-Meteo refused a request with HTTP {Status}: {Text}")]
    private partial void LogRefused(int status, string text);

    [LoggerMessage(2, LogLevel.Warning, "Open-Meteo could not be asked ({Reason})")]
    private partial void LogFailed(string reason, Exception failure);
}
