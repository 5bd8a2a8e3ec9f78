using Isobar.Api.Bodies;
using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Paths;
using Isobar.Api.Problems;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.DeadLetters;

/// <summary><c>GET /v1/dead-letters</c> and <c>POST /v1/dead-letters/replay</c></summary>
internal static class DeadLettersEndpoint
{
    private const int MostLetters = DeadLetterFilter.MostLetters;

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/dead-letters", ListAsync)
            .WithName("ListDeadLetters").WithTags("Dead letters")
            .WithSummary("Messages that could not become rows, newest first.")
            .WithDescription("Page by page: send \"next\" of an answer as cursor, until it is null.")
            .Produces<DeadLetterPage>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable)
            .RequireScope(ApiScope.Read);
        routes.MapPost("/v1/dead-letters/replay", ReplayAsync)
            .WithName("ReplayDeadLetters").WithTags("Dead letters")
            .WithSummary("Publish dead letters to their topic again, and remove them.")
            .WithDescription("By keys, or the newest with a limit. Repeating it is harmless.")
            .Accepts<ReplayWanted>("application/json").Produces<ReplayAnswer>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable)
            .RequireScope(ApiScope.Admin);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, string? reason, string? cursor, string? limit, IWarehouse warehouse)
    {
        var filter = new DeadLetterFilter
        {
            Reason = string.IsNullOrEmpty(reason) ? null : reason,
            Before = Before(cursor),
            Limit = QueryNumber.Read(limit, nameof(limit), 100, 1, MostLetters),
        };
        var letters = await warehouse.GetDeadLettersAsync(filter, context.RequestAborted);
        return TypedResults.Json(Page(letters, filter.Limit), ApiJsonContext.Default.DeadLetterPage);
    }

    private static async Task<IResult> ReplayAsync(HttpContext context, CommandBody body, Replay replay)
    {
        var wanted = await body.ReadAsync(context, ApiJsonContext.Default.ReplayWanted);
        return Refuse(wanted) ?? (IResult)TypedResults.Json(
            await replay.RunAsync(wanted, context.RequestAborted), ApiJsonContext.Default.ReplayAnswer);
    }

    private static Problem? Refuse(ReplayWanted wanted) => wanted switch
    {
        { Keys: { } keys, Reason: null, Limit: null } => keys.Count is > 0 and <= MostLetters
            ? null
            : Refusal.Invalid("keys", $"It must be 1 to {MostLetters} keys.", MostLetters),
        { Keys: not null } => Refusal.Invalid("keys", "Keys stand alone, without reason and limit."),
        { Limit: >= 1 and <= MostLetters } => null,
        _ => Refusal.Invalid("limit", $"Without keys it must be from 1 to {MostLetters}.", MostLetters),
    };

    private static DeadLetterPage Page(IReadOnlyList<DeadLetter> letters, int limit) => new(
        [.. letters.Select(DeadLetterDocument.Of)], letters.Count == limit ? DeadLetterCursor.Write(DeadLetterReference.To(letters[^1])) : null);

    private static DeadLetterReference? Before(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        return DeadLetterCursor.TryRead(cursor, out var last)
            ? last
            : throw new ProblemException(Refusal.Invalid("cursor", "It must be the \"next\" of an earlier answer."));
    }
}
