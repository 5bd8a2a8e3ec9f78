using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Isobar.Events;

namespace Isobar.Silo.Pipeline.Messages;

/// <summary>
/// CloudEvents that are one JSON document, data included
/// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md).
/// </summary>
internal static class StructuredCloudEvents
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <returns>False if it is none; <paramref name="fault"/> then says why.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out CloudEvent? cloudEvent, out string? specVersion, out EventFault fault)
    {
        (cloudEvent, specVersion, fault) = (null, null, default);
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                fault = new EventFault("", "A CloudEvent is a JSON object.");
                return false;
            }

            specVersion = Text(root, "specversion");
            cloudEvent = new CloudEvent(
                Text(root, "id"),
                Text(root, "source"),
                Text(root, "type"),
                Text(root, "time"),
                Text(root, "subject"),
                Text(root, "datacontenttype"),
                Text(root, "traceparent"),
                Data(root));
            return true;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            fault = new EventFault("", $"Not a CloudEvent in JSON: {malformed.Message}");
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Data(JsonElement root)
    {
        if (root.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null)
        {
            return System.Text.Encoding.UTF8.GetBytes(data.GetRawText());
        }

        return root.TryGetProperty("data_base64", out var bytes) && bytes.ValueKind == JsonValueKind.String
            ? bytes.GetBytesFromBase64()
            : default;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;
}
