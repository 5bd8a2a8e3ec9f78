using Isobar.Api.Keys;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.LiveStream;

/// <summary><c>GET /v1/stream?user=&amp;cell=</c></summary>
internal static class StreamEndpoint
{
    public static void MapStream(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/stream", AnswerAsync)
        .WithName("Watch")
        .WithTags("Stream")
        .WithSummary("Rows as they commit, as server-sent events.")
        .WithDescription(
            "Event \"row\": id is the row key, data the row. Event \"dropped\": how many rows were lost on the way, because it was too slow for them. "
            + "Nothing is kept for watchers that are away. \"cell\" may be a whole geohash or the beginning of one.")
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable)
        .RequireScope(ApiScope.Read);

    private static async Task<IResult> AnswerAsync(HttpContext context, string? user, string? cell, Watchers watchers)
    {
        using var watcher = watchers.Watch(RowFilter.Of(user, cell));
        await watcher.FollowAsync(context);
        return Results.Empty;
    }
}
