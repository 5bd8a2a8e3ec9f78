using Microsoft.Extensions.Logging;

namespace Isobar.Api.Problems;

internal sealed partial class ProblemExceptionHandler
{
    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed unexpectedly (trace {Trace})")]
    private partial void LogUnexpected(Exception exception, string method, string path, string trace);
}
