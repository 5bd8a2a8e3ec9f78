using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Keys;

/// <summary>The key that a request bears, in either header.</summary>
internal static class PresentedKey
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        if (request.Headers["X-Api-Key"] is [{ Length: > 0 } direct])
        {
            return direct;
        }

        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
