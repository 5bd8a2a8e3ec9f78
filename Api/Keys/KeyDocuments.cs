namespace Isobar.Api.Keys;

/// <summary>A key to make.</summary>
internal sealed record KeyWanted(string Name, IReadOnlyList<ApiScope> Scopes);

/// <summary>A key without its hash.</summary>
internal sealed record KeyShown(string Id, string Name, IReadOnlyList<ApiScope> Scopes, DateTimeOffset CreatedAt)
{
    public static KeyShown Of(ApiKey key) => new(key.Id, key.Name, key.Scopes, key.CreatedAt);
}

internal sealed record KeyList(IReadOnlyList<KeyShown> Keys);

/// <summary>A new key.</summary>
/// <param name="Key">What is stored of it.</param>
/// <param name="Text">What to send; shown this once.</param>
internal sealed record KeyMade(KeyShown Key, string Text);
