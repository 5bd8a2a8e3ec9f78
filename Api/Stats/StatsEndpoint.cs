using System.Text.Json.Nodes;
using Isobar.Api.Json;
using Isobar.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Stats;

/// <summary><c>GET /v1/stats</c></summary>
internal static class StatsEndpoint
{
    public static void MapStats(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/stats", static async (StatsReport report, CancellationToken cancellationToken) =>
            TypedResults.Json(await report.ReadAsync(cancellationToken), ApiJsonContext.Default.JsonObject))
        .WithName("GetStats")
        .WithTags("Operations")
        .WithSummary("The pipeline's counters, lag, cache and flush figures, by section.")
        .Produces<JsonObject>()
        .RequireScope(ApiScope.Read);
}
