using System.Net;
using System.Text.Json.Nodes;

namespace Isobar.Api.Tests.Hosting;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.True(
            answer.StatusCode == expected || answer.Content.Headers.ContentType?.MediaType != "text/event-stream",
            $"{(int)answer.StatusCode} instead of {(int)expected}: a stream, which nobody can read to its end.");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The problem, after a check of what every problem must have.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var problem = await answer.JsonAsync(expected);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)expected, (int)problem["status"]!);
        Assert.StartsWith("urn:isobar:", (string)problem["type"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        return problem;
    }
}
