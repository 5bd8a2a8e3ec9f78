using Microsoft.AspNetCore.Http;

namespace Isobar.Client.Tests.Hosting;

/// <summary>Answers for scripts.</summary>
internal static class Replies
{
    public static RequestDelegate NotFound => Problem(404, "There is no such thing.");

    public static RequestDelegate Json(string json, int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public static RequestDelegate Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    public static RequestDelegate Problem(int status, string detail) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { title = "A problem", status, detail }, options: null, "application/problem+json");
    };

    /// <summary>The connection ends without an answer.</summary>
    public static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
