using System.Text;

namespace Isobar.Adapters.Postgres.DeadLetters;

/// <summary>
/// Texts of dead letters as PostgreSQL can hold them. A letter is the last place for a message, so it is never refused: U+0000 becomes its
/// picture, U+2400, and half of a surrogate pair U+FFFD. The payload, from which a replay is made, is kept byte for byte.
/// </summary>
internal static class StorableText
{
    private const char PictureOfNull = '\u2400';

    public static string Of(string text) => IsStorable(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', PictureOfNull);

    public static string? OfOptional(string? text) => text is null ? null : Of(text);

    private static bool IsStorable(string text) =>
        !text.AsSpan().Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
