using System.Text.Json;
using Isobar.Api.Problems;

namespace Isobar.Api.Events;

/// <summary>Says where a body stops being JSON.</summary>
internal static class MalformedJson
{
    public static Problem Describe(ReadOnlySpan<byte> text, JsonException malformed)
    {
        var position = Position(text, malformed);
        return Refusal.Malformed(
            $"Not valid JSON at byte {position}: {malformed.Message} Nothing is published. "
            + "(An object a line is application/x-ndjson; there a bad line costs only itself.)")
            with { More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["byte_position"] = position } };
    }

    private static long Position(ReadOnlySpan<byte> text, JsonException malformed)
    {
        var start = 0;
        for (var line = malformed.LineNumber ?? 0; line > 0; line--)
        {
            start += text[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (malformed.BytePositionInLine ?? 0);
    }
}
