using Microsoft.AspNetCore.Builder;

namespace Isobar.Api.Keys;

/// <summary>An endpoint's demand: the scope a key must have, or null if no key is needed.</summary>
internal sealed record EndpointScope(ApiScope? Scope);

/// <summary>States the demand beside the route. An endpoint that states none needs <see cref="ApiScope.Admin"/>.</summary>
internal static class EndpointScopes
{
    public static T RequireScope<T>(this T endpoint, ApiScope scope)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointScope(scope));

    public static T OpenToAll<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointScope(null));
}
