using Isobar.Broker;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Problems;

/// <summary>Turns what an endpoint throws into an answer; nothing of an unexpected failure's inside leaves the process.</summary>
internal sealed partial class ProblemExceptionHandler(
    IOptions<ApiOptions> options, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var problem = Known(exception) ?? Unexpected(httpContext, exception);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private Problem? Known(Exception exception) => exception switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException bad => new Problem(bad.StatusCode, "malformed", bad.Message),
        QueryRefusedException refused => Refusal.Invalid("sql", refused.Message),
        TimeoutException => Unavailable("It took too long to answer."),
        BrokerUnavailableException broker => Unavailable(broker.Message),
        BrokerResourceNotFoundException missing => Unavailable(missing.Message),
        WarehouseUnavailableException warehouse => Unavailable(warehouse.Message),
        Keys.ApiKeyFileException keys => Unavailable(keys.Message),
        _ => null,
    };

    private Problem Unavailable(string detail) => Refusal.Unavailable(detail, options.Value.RetryAfter);

    private Problem Unexpected(HttpContext context, Exception exception)
    {
        LogUnexpected(exception, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        return new Problem(
            StatusCodes.Status500InternalServerError, "unexpected", "Something failed inside; the log says what.")
        {
            More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["trace"] = context.TraceIdentifier },
        };
    }
}
