using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Isobar.Api.Problems;

/// <summary>
/// An error answer, RFC 9457: what went wrong in a sentence and, where a request can be mended, the field at fault and the
/// limit. Its <c>type</c> is <c>urn:isobar:</c> followed by the code.
/// </summary>
internal sealed record Problem(int Status, string Code, string Detail) : IResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>The field, parameter or header at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The limit that the request exceeds, in the unit that the detail names.</summary>
    public long? Limit { get; init; }

    /// <summary>When to ask again; also sent as the header <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Which content codings would do; sent as the header <c>Accept-Encoding</c> (RFC 9110 §15.5.16).</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>Further members of the answer.</summary>
    public IReadOnlyDictionary<string, object?>? More { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } delay)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds)).ToString();
        }

        if (AcceptEncoding is not null)
        {
            response.Headers.AcceptEncoding = AcceptEncoding;
        }

        await response.WriteAsJsonAsync(
            ToDetails(), Json.ApiJsonContext.Default.ProblemDetails, ContentType, httpContext.RequestAborted);
    }

    private ProblemDetails ToDetails()
    {
        var details = new ProblemDetails
        {
            Type = $"urn:isobar:{Code}",
            Title = ReasonPhrases.GetReasonPhrase(Status),
            Status = Status,
            Detail = Detail,
        };
        Add(details, "field", Field);
        Add(details, "limit", Limit);
        foreach (var (name, value) in More ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            Add(details, name, value);
        }

        return details;
    }

    private static void Add(ProblemDetails details, string name, object? value)
    {
        if (value is not null)
        {
            details.Extensions[name] = value;
        }
    }
}
