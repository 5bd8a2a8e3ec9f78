using System.Globalization;
using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Problems;
using Isobar.Places;
using Isobar.Users;
using Isobar.Weather;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Locations;

/// <summary><c>GET /v1/locations/{cell}</c> and <c>GET /v1/locations?latitude=&amp;longitude=</c></summary>
internal static class LocationsEndpoint
{
    public static void MapLocations(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapGet("/v1/locations/{cell}", ByCellAsync), "GetCell", "The weather that a cell remembers, by slot.");
        Describe(routes.MapGet("/v1/locations", ByPlaceAsync), "GetLocation", "The same, for the cell that a place lies in.");
    }

    private static void Describe(RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithName(name).WithTags("Locations").WithSummary(summary)
        .Produces<LocationDocument>()
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable)
        .RequireScope(ApiScope.Read);

    private static async Task<IResult> ByCellAsync(string cell, IGrainFactory grains) =>
        Cell.TryParse(cell, out var parsed)
            ? await AnswerAsync(parsed, grains)
            : Refusal.Invalid(
                "cell", $"It must be a geohash of {Cell.MinimumPrecision} to {Cell.MaximumPrecision} characters.");

    private static Task<IResult> ByPlaceAsync(
        string? latitude, string? longitude, IGrainFactory grains, IOptions<UserOptions> users)
    {
        var place = new GeoPoint(
            Degrees(latitude, nameof(latitude), 90), Degrees(longitude, nameof(longitude), 180));
        return AnswerAsync(Cell.Containing(place, users.Value.CellPrecision), grains);
    }

    private static async Task<IResult> AnswerAsync(Cell cell, IGrainFactory grains) => TypedResults.Json(
        LocationDocument.Of(await grains.GetGrain<ILocationGrain>(cell.Name).GetSnapshotAsync()),
        ApiJsonContext.Default.LocationDocument);

    private static double Degrees(string? text, string field, int limit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit
            ? degrees
            : throw new ProblemException(Refusal.Invalid(field, $"It must be a number of degrees from -{limit} to {limit}.", limit));
}
