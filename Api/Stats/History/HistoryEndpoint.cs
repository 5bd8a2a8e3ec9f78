using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Stats.History;

/// <summary><c>GET /v1/stats/history?window=</c></summary>
internal static class HistoryEndpoint
{
    public static void MapHistory(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/stats/history", Answer)
        .WithName("GetStatsHistory")
        .WithTags("Operations")
        .WithSummary("The pipeline's figures over the last 15 minutes or 24 hours.")
        .WithDescription("\"window\" is 15m (the default; points of 5 s) or 24h (points of 2 min: the mean of rates, the worst of the rest).")
        .Produces<HistoryDocument>()
        .ProducesProblems(StatusCodes.Status400BadRequest)
        .RequireScope(ApiScope.Read);

    private static IResult Answer(string? window, StatsHistory history) =>
        history.Of(string.IsNullOrEmpty(window) ? "15m" : window) is { } document
            ? TypedResults.Json(document, ApiJsonContext.Default.HistoryDocument)
            : Refusal.Invalid("window", "It must be 15m or 24h.");
}
