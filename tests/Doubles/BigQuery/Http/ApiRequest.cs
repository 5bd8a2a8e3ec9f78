using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>A call as it came in, read to its end, so that it can be done even when its connection is gone.</summary>
public sealed record ApiRequest(
    string Method,
    IReadOnlyDictionary<string, string> Path,
    IReadOnlyDictionary<string, string> Query,
    string? ContentType,
    string? ContentRange,
    ReadOnlyMemory<byte> Body,
    string Root)
{
    /// <summary>What the test wants to happen with a job that this call starts.</summary>
    public Fault Fault { get; init; } = Fault.None;

    public string Project => Path["projectId"];

    /// <exception cref="ApiException">The body is no JSON object.</exception>
    public JsonObject Json()
    {
        try
        {
            return JsonNode.Parse(Body.Span) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new ApiException(400, "parseError", "Invalid JSON payload received.");
        }
    }

    public string? Text(string parameter) => Query.GetValueOrDefault(parameter) is { Length: > 0 } text ? text : null;

    public long? Number(string parameter) => Text(parameter) is not { } text ? null
        : long.TryParse(text, out var number) && number >= 0 ? number
        : throw ApiException.Invalid($"Invalid value for {parameter}: {text}", parameter);

    public bool Flag(string parameter) => Text(parameter) == "true";

    internal static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await using (var content = Decoded(request))
        {
            await content.CopyToAsync(body);
        }

        return new ApiRequest(
            request.Method,
            request.RouteValues.ToDictionary(value => value.Key, value => Convert.ToString(value.Value) ?? "", StringComparer.Ordinal),
            request.Query.ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.Ordinal),
            request.ContentType,
            request.Headers.ContentRange,
            body.ToArray(),
            $"{request.Scheme}://{request.Host}/");
    }

    private static Stream Decoded(HttpRequest request) => request.Headers.ContentEncoding == "gzip"
        ? new System.IO.Compression.GZipStream(request.Body, System.IO.Compression.CompressionMode.Decompress)
        : request.Body;
}
