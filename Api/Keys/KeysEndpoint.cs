using Isobar.Api.Bodies;
using Isobar.Api.Json;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Keys;

/// <summary><c>/v1/keys</c>: the store from afar. The command line uses <see cref="ApiKeyStore"/> itself, without a server.</summary>
internal static class KeysEndpoint
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/keys", static (ApiKeyStore store) => List(store))
            .WithName("ListKeys").WithTags("Keys").WithSummary("The API keys, without their secrets.")
            .RequireScope(ApiScope.Admin);
        routes.MapPost("/v1/keys", CreateAsync)
            .WithName("CreateKey").WithTags("Keys").WithSummary("Make a key. Its text is in this answer and nowhere else.")
            .Accepts<KeyWanted>("application/json").Produces<KeyMade>(StatusCodes.Status201Created)
            .ProducesProblems(StatusCodes.Status400BadRequest)
            .RequireScope(ApiScope.Admin);
        routes.MapDelete("/v1/keys/{id}", static IResult (string id, ApiKeyStore store) =>
                store.Revoke(id) ? TypedResults.NoContent() : Refusal.NotFound($"There is no key {id}."))
            .WithName("RevokeKey").WithTags("Keys").WithSummary("End a key, from the next request on.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems(StatusCodes.Status404NotFound)
            .RequireScope(ApiScope.Admin);
    }

    private static JsonHttpResult<KeyList> List(ApiKeyStore store) => TypedResults.Json(
        new KeyList([.. store.List().Select(KeyShown.Of)]), ApiJsonContext.Default.KeyList);

    private static async Task<IResult> CreateAsync(HttpContext context, ApiKeyStore store, CommandBody body)
    {
        var wanted = await body.ReadAsync(context, ApiJsonContext.Default.KeyWanted);
        if (wanted.Name.Length is 0 or > ApiKeyStore.MaximumNameCharacters)
        {
            return Refusal.Invalid("name", "It must be 1 to 100 characters.", ApiKeyStore.MaximumNameCharacters);
        }

        if (wanted.Scopes.Count == 0)
        {
            return Refusal.Invalid("scopes", "At least one of write, read, admin.");
        }

        var made = store.Create(wanted.Name, wanted.Scopes);
        return TypedResults.Json(
            new KeyMade(KeyShown.Of(made.Key), made.Text), ApiJsonContext.Default.KeyMade, null, StatusCodes.Status201Created);
    }
}
