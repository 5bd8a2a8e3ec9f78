using Isobar.Api.Keys;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Events;

/// <summary><c>POST /v1/events</c></summary>
internal static class EventsEndpoint
{
    public static void MapEvents(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/events", static (HttpContext context, EventIntake intake) => intake.TakeAsync(context))
        .WithName("PostEvents")
        .WithTags("Events")
        .WithSummary("Send events: an object, an array, or an object a line; gzip welcome.")
        .WithDescription(
            "Answered 202 only when the broker holds every valid event durably. Up to 10,000 events or 10 MB, also after "
            + "decompression. After 429, 503 or no answer send the whole request again: doubles are harmless.")
        .Accepts<EventDocument>("application/json", "application/x-ndjson", "application/ndjson")
        .Produces<EventsAnswer>(StatusCodes.Status202Accepted)
        .ProducesProblems(
            StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests,
            StatusCodes.Status503ServiceUnavailable)
        .RequireScope(ApiScope.Write);
}
