using Isobar.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Isobar.Api.Events;

/// <summary>How the events of a request are written.</summary>
internal enum EventFormat
{
    /// <summary>One object, or an array of them.</summary>
    Json,

    /// <summary>An object a line.</summary>
    Lines,
}

/// <summary>Reads the header <c>Content-Type</c>.</summary>
internal static class EventFormats
{
    /// <exception cref="ProblemException">415.</exception>
    public static EventFormat Of(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            throw Unsupported($"There is no valid Content-Type. {Known}");
        }

        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported($"The text must be UTF-8, not {type.Charset}.");
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => EventFormat.Json,
            "application/x-ndjson" or "application/ndjson" => EventFormat.Lines,
            var other => throw Unsupported($"{other} is not taken. {Known}"),
        };
    }

    private const string Known =
        "Send application/json (an object or an array) or application/x-ndjson (an object a line).";

    private static ProblemException Unsupported(string detail) => new(Refusal.Unsupported("Content-Type", detail));
}
