namespace Isobar.Silo.Pipeline.Messages;

/// <summary>What a media type says of a payload; parameters and case are of no account (RFC 9110, section 8.3.1).</summary>
internal static class MediaTypes
{
    public static bool IsJson(string mediaType) =>
        Bare(mediaType) is var bare
        && (bare.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || bare.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || bare.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    public static bool IsStructuredCloudEvent(string mediaType) =>
        Bare(mediaType).Equals("application/cloudevents+json", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(string mediaType)
    {
        var end = mediaType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? mediaType : mediaType.AsSpan(0, end)).Trim();
    }
}
