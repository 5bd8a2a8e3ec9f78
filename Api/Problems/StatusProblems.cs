using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Problems;

/// <summary>Gives a body to the answers that routing makes without one: unknown paths, wrong methods.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext statusCode)
    {
        var context = statusCode.HttpContext;
        return Describe(context).ExecuteAsync(context);
    }

    private static Problem Describe(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Refusal.NotFound(
            $"There is no {context.Request.Path}. /openapi/v1.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed => new Problem(
            StatusCodes.Status405MethodNotAllowed, "method",
            $"{context.Request.Path} does not take {context.Request.Method}, only {context.Response.Headers.Allow}."),
        StatusCodes.Status415UnsupportedMediaType => Refusal.Unsupported(
            "Content-Type", $"{context.Request.ContentType} is not taken here; /openapi/v1.json says what is."),
        var status => new Problem(status, "refused", "The request cannot be served as it is."),
    };
}
