using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isobar.PubSub.Settling;

/// <summary>The bodies of acknowledge and modifyAckDeadline, which may have 524,288 bytes.</summary>
internal static class SettleBody
{
    /// <summary>Room for everything but the identifiers is left below Google's limit.</summary>
    public const int MostBytes = 524_288 - 256;

    private const int LongestEscape = 6;

    private static readonly JsonEncodedText AckIds = JsonEncodedText.Encode("ackIds");
    private static readonly JsonEncodedText Deadline = JsonEncodedText.Encode("ackDeadlineSeconds");
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/.:~");

    /// <summary>The bytes of an identifier in the body, quotes and comma included, or more.</summary>
    public static int SizeOf(string ackId) =>
        3 + (ackId.AsSpan().ContainsAnyExcept(Plain) ? LongestEscape * Encoding.UTF8.GetByteCount(ackId) : ackId.Length);

    /// <param name="ackIds">The leases.</param>
    /// <param name="deadlineSeconds">Null to acknowledge.</param>
    public static ReadOnlyMemory<byte> Write(List<string> ackIds, int? deadlineSeconds)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + ackIds.Sum(SizeOf));
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteStartArray(AckIds);
        ackIds.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        if (deadlineSeconds is { } seconds)
        {
            json.WriteNumber(Deadline, seconds);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
