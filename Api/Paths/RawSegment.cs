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
    /// <summary>The last segment of the path, decoded: an id such as an event may have.</summary>
    /// <param name="context">The request.</param>
    /// <param name="routed">As routing decoded it, for servers that do not keep what was sent.</param>
    /// <param name="field">Its name.</param>
    /// <exception cref="ProblemException">400.</exception>
    public static string Last(HttpContext context, string routed, string field)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return Id(target.Length == 0 ? routed : Last(target), field);
    }

    private static string Last(string target)
    {
        var path = (target.IndexOf('?') is var query and >= 0 ? target[..query] : target).TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <exception cref="ProblemException">400.</exception>
    public static string Id(string? id, string field) => EventLimits.Allow(id, EventLimits.IdCharacters)
        ? id
        : throw new ProblemException(Refusal.Invalid(
            field,
            $"It must be 1 to {EventLimits.IdCharacters} characters, not all of them blank, none a control character.",
            EventLimits.IdCharacters));
}
