using System.Globalization;

namespace Isobar.PubSub.Resources;

/// <summary>Durations as Google writes them: seconds with up to nine decimals, as in <c>0.100s</c>.</summary>
internal static class Durations
{
    public static string Of(TimeSpan duration) => duration.TotalSeconds.ToString("0.#######", CultureInfo.InvariantCulture) + "s";

    /// <summary>Null if it is none.</summary>
    public static TimeSpan? Read(string? text) =>
        text is not null && text.EndsWith('s') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    public static bool AreEqual(string? one, string? other) => Read(one) == Read(other);
}
