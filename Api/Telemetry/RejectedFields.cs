using System.Collections.Frozen;

namespace Isobar.Api.Telemetry;

/// <summary>The fields that rejections are counted by. A made-up field's name is the sender's text, and never a metric's label.</summary>
internal static class RejectedFields
{
    public const string Whole = "event";
    public const string Unknown = "unknown_field";

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        ["event_id", "user_id", "type", "occurred_at", "latitude", "longitude", "properties"], StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [.. Known.Order(StringComparer.Ordinal), Whole, Unknown];

    public static string Name(string field) => field.Length == 0 ? Whole : Known.Contains(field) ? field : Unknown;
}
