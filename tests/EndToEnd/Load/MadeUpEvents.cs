using System.Text.Json;

namespace Isobar.Tests.EndToEnd.Load;

/// <summary>Events as NDJSON lines: what a seed and an index say, so that a duplicate is the same line.</summary>
public static class MadeUpEvents
{
    public const int Users = 500;

    public static string User(int index) => $"user-{index % Users}";

    public static string Id(int index) => $"event-{index:d6}";

    public static string Line(int index, DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        event_id = Id(index),
        user_id = User(index),
        type = "test",
        occurred_at = now.AddSeconds(-(index % 7200)),
        latitude = (index % 120) - 59.5,
        longitude = (index % 300) - 149.75,
        properties = new { index },
    });

    /// <summary>Lines against one limit each.</summary>
    public static string InvalidLine(int index) => (index % 4) switch
    {
        0 => """{"user_id":"u","type":"t","occurred_at":"2026-01-01T00:00:00","latitude":1,"longitude":1}""",
        1 => """{"user_id":"u","type":"t","occurred_at":"2026-01-01T00:00:00Z","latitude":91,"longitude":1}""",
        2 => """{"user_id":"","type":"t","occurred_at":"2026-01-01T00:00:00Z"}""",
        _ => "{ not json",
    };
}
