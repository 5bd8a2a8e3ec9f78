using System.Text.Json;
using Isobar.Events;

namespace Isobar.Client.Tests.Hosting;

/// <summary>Reads what producers send.</summary>
internal static class EventJson
{
    public static List<JsonElement> Parse(string body)
    {
        if (body.StartsWith('['))
        {
            return [.. JsonDocument.Parse(body).RootElement.EnumerateArray()];
        }

        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static bool IsInvalid(JsonElement parsed) =>
        parsed.TryGetProperty("latitude", out var latitude) && latitude.GetDouble() > 90;

    public static RowKey RowKeyOf(JsonElement parsed) => RowKey.Of(
        Text(parsed, "user_id"), Text(parsed, "event_id"), parsed.GetProperty("occurred_at").GetDateTimeOffset());

    public static string Text(JsonElement parsed, string name) => parsed.GetProperty(name).GetString()!;
}
