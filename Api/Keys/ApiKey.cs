namespace Isobar.Api.Keys;

/// <summary>A key as it is stored: everything but the key itself.</summary>
/// <param name="Id">Twelve hexadecimal digits; also the middle part of the key.</param>
/// <param name="Name">For people: who uses it.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Sha256">Of the whole key's text, hexadecimal.</param>
public sealed record ApiKey(string Id, string Name, IReadOnlyList<ApiScope> Scopes, DateTimeOffset CreatedAt, string Sha256)
{
    public bool Allows(ApiScope scope) => Scopes.Contains(scope) || Scopes.Contains(ApiScope.Admin);
}
