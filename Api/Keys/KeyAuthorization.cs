using Isobar.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Isobar.Api.Keys;

/// <summary>
/// Lets a request in if its key allows what the endpoint demands. Without any key in the store everything is open, but only
/// to this machine: see <see cref="LocalRequest"/>.
/// </summary>
internal sealed class KeyAuthorization(RequestDelegate next, ApiKeyStore keys)
{
    public Task InvokeAsync(HttpContext context) =>
        Refuse(context) is { } problem ? problem.ExecuteAsync(context) : next(context);

    private Problem? Refuse(HttpContext context)
    {
        // What routing answers by itself (no such path, wrong method) is no route and shows nothing.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return null;
        }

        var demand = endpoint.Metadata.GetMetadata<EndpointScope>() ?? new EndpointScope(ApiScope.Admin);
        return demand.Scope is { } scope ? Refuse(context, scope) : null;
    }

    private Problem? Refuse(HttpContext context, ApiScope scope)
    {
        if (!keys.HasKeys)
        {
            return LocalRequest.Is(context) ? null : NotLocal;
        }

        var text = PresentedKey.Of(context.Request);
        if (text is null || keys.Find(text) is not { } key)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"isobar\"";
            return text is null ? Missing : Wrong;
        }

        return key.Allows(scope) ? null : Lacks(key, scope);
    }

    private static Problem NotLocal { get; } = new(
        StatusCodes.Status403Forbidden, "local-only",
        "There are no API keys, so only this machine may ask, by the name localhost. `./isobar keys create` makes one.");

    private static Problem Missing { get; } = new(
        StatusCodes.Status401Unauthorized, "key-missing",
        "Send an API key: Authorization: Bearer <key>, or X-Api-Key: <key>.") { Field = "Authorization" };

    private static Problem Wrong { get; } = new(
        StatusCodes.Status401Unauthorized, "key-wrong", "There is no such API key.") { Field = "Authorization" };

    private static Problem Lacks(ApiKey key, ApiScope scope)
    {
        var name = scope.ToString().ToLowerInvariant();
        return new Problem(
            StatusCodes.Status403Forbidden, "scope",
            $"This needs a key with the scope {name}; key {key.Id} has {string.Join(", ", key.Scopes).ToLowerInvariant()}.")
        { Field = "Authorization" };
    }
}
