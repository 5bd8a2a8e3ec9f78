using Isobar.Api.DeadLetters;
using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Paths;
using Isobar.Api.Problems;
using Isobar.Users;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Events;

/// <summary><c>GET /v1/events/{event_id}?user_id=</c></summary>
internal static class WhereaboutsEndpoint
{
    public static void MapWhereabouts(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/events/{event_id}", AnswerAsync)
        .WithName("GetEvent")
        .WithTags("Events")
        .WithSummary("Where an event is: its row, or its dead letter.")
        .WithDescription("An event is named by both ids. \"unknown\" (404) is also the answer while it is under way.")
        .Produces<Whereabouts>()
        .Produces<Whereabouts>(StatusCodes.Status404NotFound)
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable)
        .RequireScope(ApiScope.Read);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, string event_id, string? user_id, IGrainFactory grains, IWarehouse warehouse)
    {
        var eventId = RawSegment.Last(context, event_id, nameof(event_id));
        var userId = RawSegment.Id(user_id, nameof(user_id));
        var row = await RecentRowAsync(userId, eventId, grains, warehouse, context.RequestAborted);
        var found = row is null
            ? await warehouse.FindAsync(userId, eventId, context.RequestAborted)
            : new EventWhereabouts(row, null);
        return Answer(found);
    }

    // What the user's grain still remembers is found by key, which spares the warehouse a search over all hours.
    private static async Task<EnrichedEvent?> RecentRowAsync(
        string userId, string eventId, IGrainFactory grains, IWarehouse warehouse, CancellationToken cancellationToken)
    {
        if (await grains.GetGrain<IUserGrain>(userId).LocateAsync(eventId) is not { } key)
        {
            return null;
        }

        var rows = await warehouse.GetAsync([key], cancellationToken);
        return rows.Count > 0 ? rows[0] : null;
    }

    private static JsonHttpResult<Whereabouts> Answer(EventWhereabouts found)
    {
        var letter = found.DeadLetter is { } dead ? DeadLetterDocument.Of(dead) : null;
        var state = found.Row is not null ? "stored" : letter is not null ? "dead_letter" : "unknown";
        var status = state == "unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return TypedResults.Json(
            new Whereabouts(state, found.Row, letter), ApiJsonContext.Default.Whereabouts, null, status);
    }
}
