using System.Text;
using System.Text.Json;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>The sentence in <c>{"error": true, "reason": "…"}</c>, or the beginning of whatever came instead.</summary>
internal static class ErrorText
{
    private const int Limit = 200;

    public static string Of(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("reason", out var reason) && reason.GetString() is { } text
                ? Shortened(text)
                : Beginning(body);
        }
        catch (Exception notAnError) when (notAnError is JsonException or InvalidOperationException)
        {
            return Beginning(body);
        }
    }

    private static string Beginning(byte[] body) => Shortened(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, Limit))));

    // On one line: a log entry is not the service's to write.
    private static string Shortened(string text)
    {
        var shortened = text.Length <= Limit ? text : text[..Limit];
        return string.Create(shortened.Length, shortened, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }
}
