using System.Text.Json;

namespace Isobar.Client.Sending.Delivery;

/// <summary>An entry of <c>rejected</c> in the answer to <c>POST /v1/events</c>.</summary>
internal readonly record struct RejectedEvent(int Index, string Field, string Reason)
{
    public static RejectedEvent Read(JsonElement entry) => new(
        entry.GetProperty("index").GetInt32(), Text(entry, "field"), Text(entry, "reason"));

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
