using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Paths;
using Isobar.Api.Problems;
using Isobar.Events;
using Isobar.Users;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Users;

/// <summary><c>GET /v1/users/{id}</c></summary>
internal static class UsersEndpoint
{
    private const int MostRecentEvents = 100;

    public static void MapUsers(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/users/{id}", AnswerAsync)
        .WithName("GetUser")
        .WithTags("Users")
        .WithSummary("A user's profile, counts, last weather and recent events.")
        .Produces<UserDocument>()
        .ProducesProblems(
            StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable)
        .RequireScope(ApiScope.Read);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, string id, string? recent, IGrainFactory grains, IWarehouse warehouse, IOptions<ApiOptions> options)
    {
        var userId = RawSegment.Last(context, id, nameof(id));
        var count = QueryNumber.Read(recent, nameof(recent), options.Value.RecentEvents, 0, MostRecentEvents);
        var snapshot = await grains.GetGrain<IUserGrain>(userId).GetSnapshotAsync(count);
        if (snapshot.Profile.LastSeen is null)
        {
            return Refusal.NotFound($"No event of user {userId} has been stored.");
        }

        var rows = await RowsAsync(snapshot.RecentKeys, warehouse, context.RequestAborted);
        return TypedResults.Json(
            UserDocument.Of(userId, snapshot.Profile, rows), ApiJsonContext.Default.UserDocument);
    }

    // The grain knows the order, the warehouse the rows.
    private static async Task<IReadOnlyList<EnrichedEvent>> RowsAsync(
        IReadOnlyList<RowKey> keys, IWarehouse warehouse, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var rows = (await warehouse.GetAsync(keys, cancellationToken)).ToDictionary(row => row.Key);
        return [.. keys.Where(rows.ContainsKey).Select(key => rows[key])];
    }
}
