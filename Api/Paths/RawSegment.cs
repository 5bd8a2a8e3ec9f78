using Isobar.Api.Problems;
using Isobar.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Isobar.Api.Paths;

/// <summary>
/// Ids in paths. Routing leaves %2F as it is, so that the ids <c>a/b</c> and <c>a%2Fb</c> would be one; the path as it was sent
/// tells them apart.
/// </summary>
internal static class RawSegment
{
    /// <summary>The last segment of the path, decoded: an id of 1 to 128 characters.</summary>
    /// <exception cref="ProblemException">400.</exception>
    public static string Last(HttpContext context, string field)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var end = target.AsSpan().IndexOfAny('?', '#') is var found and >= 0 ? found : target.Length;
        var path = target[..end];
        return Id(Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]), field);
    }

    /// <exception cref="ProblemException">400.</exception>
    public static string Id(string? id, string field) => id is { Length: > 0 and <= EventLimits.IdCharacters }
        ? id
        : throw new ProblemException(Refusal.Invalid(
            field, $"It must be 1 to {EventLimits.IdCharacters} characters.", EventLimits.IdCharacters));
}
