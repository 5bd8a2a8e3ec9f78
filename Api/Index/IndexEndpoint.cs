using System.Net;
using System.Text;
using Isobar.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Index;

/// <summary><c>/</c>: what there is, until the dashboard takes its place.</summary>
internal static class IndexEndpoint
{
    public static void MapIndex(this IEndpointRouteBuilder routes) => routes
        .MapGet("/", static (EndpointDataSource endpoints, IServiceProvider services) =>
            TypedResults.Text(Page(endpoints, services.GetService<WeatherAttribution>()), "text/html", Encoding.UTF8))
        .WithName("Index")
        .WithTags("Operations")
        .WithSummary("A page that names the calls.")
        .OpenToAll();

    private static string Page(EndpointDataSource endpoints, WeatherAttribution? attribution)
    {
        var page = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8><title>Isobar</title><h1>Isobar</h1>"
            + "<p>User events in, rows with the weather out, each exactly once. "
            + "<a href=/openapi/v1.json>Contract</a>.</p><ul>");
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            page.Append("<li><code>").Append(WebUtility.HtmlEncode(Call(endpoint))).Append("</code>");
        }

        return page.Append("</ul><footer>").Append(Credit(attribution)).Append("</footer></html>").ToString();
    }

    private static string Call(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{string.Join('|', methods)} {endpoint.RoutePattern.RawText}".Trim();
    }

    private static string Credit(WeatherAttribution? attribution)
    {
        var text = WebUtility.HtmlEncode(attribution?.Text ?? "");
        return attribution?.Link is { } link ? $"<a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{text}</a>" : text;
    }
}
