using Isobar.Api.Keys;

namespace Isobar.Client.Keys;

/// <summary>A key as it is printed: everything but its hash.</summary>
internal sealed record ShownKey(string Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt)
{
    public static ShownKey Of(ApiKey key) =>
        new(key.Id, key.Name, [.. key.Scopes.Select(scope => scope.ToString().ToLowerInvariant())], key.CreatedAt);
}
