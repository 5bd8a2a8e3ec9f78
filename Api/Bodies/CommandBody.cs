using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Bodies;

/// <summary>Reads the small JSON bodies of everything but events, and says precisely what is wrong with one.</summary>
internal sealed class CommandBody(IOptions<ApiOptions> options)
{
    /// <exception cref="ProblemException">400, 413 or 415.</exception>
    public async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(Refusal.Unsupported("Content-Type", "Send application/json."));
        }

        using var body = await RequestBody.ReadAsync(
            context.Request, options.Value.MaxCommandBytes, UnboundedBudget.Instance);
        return Parse(body.Span, type);
    }

    private static T Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type)
                ?? throw new ProblemException(Refusal.Malformed("The body is null; it must be a JSON object."));
        }
        catch (JsonException fault)
        {
            throw new ProblemException(Refusal.Malformed($"Not a valid body: {fault.Message}")
                with { Field = fault.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : null });
        }
    }
}
