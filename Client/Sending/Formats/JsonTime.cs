namespace Isobar.Client.Sending.Formats;

/// <summary>Times as events carry them: RFC 3339, UTC, milliseconds.</summary>
internal static class JsonTime
{
    public const int Length = 24;

    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Pattern);
}
