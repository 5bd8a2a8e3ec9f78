using Isobar.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Dashboard;

/// <summary>
/// <c>/</c> and <c>/assets/{name}</c>: the dashboard. It holds nothing of anybody's, so that it is open to all; what it shows it asks for with the key of whoever looks.
/// </summary>
internal static class DashboardEndpoint
{
    // Nothing from another host, nothing inline, and nobody may frame it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static (HttpContext context, DashboardBundle bundle) => AnswerAsync(context, bundle.Page, "no-cache"))
            .WithName("Dashboard").WithTags("Operations").WithSummary("The dashboard.").OpenToAll();
        routes.MapGet("/assets/{name}", static (HttpContext context, string name, DashboardBundle bundle) => bundle.Asset(name) is { } file
                // Their names change with their content.
                ? AnswerAsync(context, file, "public, max-age=31536000, immutable")
                : NotFoundAsync(context))
            .ExcludeFromDescription().OpenToAll();
    }

    private static Task AnswerAsync(HttpContext context, DashboardFile file, string caching)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = caching;
        headers.Vary = "Accept-Encoding";
        headers.ETag = file.ETag;
        if (context.Request.Headers.IfNoneMatch == file.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (bytes, coding) = file.As(context.Request.Headers.AcceptEncoding.ToString());
        context.Response.ContentType = file.Type;
        context.Response.ContentLength = bytes.Length;
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
