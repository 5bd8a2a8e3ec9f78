using Isobar.Api.Keys;
using Isobar.Api.LiveStream;
using Isobar.Api.Problems;
using Isobar.Places;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Isobar.Api.Live;

/// <summary><c>GET /v1/live?user=&amp;cell=&amp;type=&amp;status=</c> and <c>GET /v1/live/cells/{cell}</c></summary>
internal static class LiveEndpoint
{
    private const int SnapshotRows = 50;
    private const int CellRows = 20;

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/live", FollowAsync)
            .WithName("FollowLive").WithTags("Stream")
            .WithSummary("What the dashboard shows, once a second, as server-sent events.")
            .WithDescription(
                "Event \"snapshot\" first, then an event \"frame\" a second: cells with new events, figures, and at most 5 rows, evenly sampled from the rows_seen that "
                + "pass the filter. A few KB a second however many rows are stored. For every row there is /v1/stream.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable)
            .RequireScope(ApiScope.Read);
        routes.MapGet("/v1/live/cells/{cell}", AnswerCell)
            .WithName("GetLiveCell").WithTags("Stream")
            .WithSummary("Who is in a cell now, and its newest rows.")
            .Produces<string>(StatusCodes.Status200OK, "application/json")
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireScope(ApiScope.Read);
    }

    private static async Task<IResult> FollowAsync(
        HttpContext context, string? user, string? cell, string? type, string? status, LiveFeed feed, LiveBoard board, IHostApplicationLifetime lifetime)
    {
        using var page = feed.Open(LiveFilter.Of(user, cell, type, status));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var output = new EventStreamWriter(context.Response.BodyWriter);
        try
        {
            var snapshot = await feed.SnapshotAsync(ended.Token);
            var newest = board.Rows(page.Filter.Includes, SnapshotRows);
            await output.SendAsync("snapshot", json => LiveFrame.Write(json, snapshot, newest), ended.Token);
            await foreach (var moment in page.MomentsAsync(ended.Token))
            {
                var (rows, seen) = page.Sample.Take();
                await output.SendAsync("frame", json => LiveFrame.Write(json, moment, rows, seen), ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed, or the host stops: the answer simply ends here.
        }

        return Results.Empty;
    }

    private static IResult AnswerCell(string cell, LiveBoard board) => Cell.TryParse(cell, out var parsed)
        ? new LiveCellAnswer(parsed, board, CellRows)
        : Refusal.Invalid("cell", $"It must be a geohash of {Cell.MinimumPrecision} to {Cell.MaximumPrecision} characters.");
}
