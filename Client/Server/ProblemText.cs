using System.Text.Json;

namespace Isobar.Client.Server;

/// <summary>Problem details (RFC 9457) as a sentence.</summary>
internal static class ProblemText
{
    public static string Of(JsonElement problem)
    {
        if (problem.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var detail = Text(problem, "detail");
        return detail.Length > 0 ? detail : Text(problem, "title");
    }

    private static string Text(JsonElement problem, string name) =>
        problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
