using System.Globalization;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Makes a value's text, as PostgreSQL writes it, into a value of the port. Asking for text is what lets every type there is be answered.</summary>
internal static class QueryValue
{
    private const int MicrosecondDigits = 6;

    public static object Of(uint type, string text) => type switch
    {
        PostgresTypes.Boolean => text == "t",
        PostgresTypes.Int8 or PostgresTypes.Int4 or PostgresTypes.Int2 or PostgresTypes.Oid => long.Parse(text, CultureInfo.InvariantCulture),
        PostgresTypes.Float8 or PostgresTypes.Float4 or PostgresTypes.Numeric => double.Parse(text, CultureInfo.InvariantCulture),
        PostgresTypes.Bytea => text.StartsWith("\\x", StringComparison.Ordinal) ? text[2..] : text,
        PostgresTypes.TimestampTz => Instant(text),
        _ => text,
    };

    // 2026-11-22 12:00:00.5+00 becomes 2026-11-22T12:00:00.500000Z, as every warehouse writes it. Infinity and years BC stay as they are.
    private static string Instant(string text)
    {
        if (!text.EndsWith("+00", StringComparison.Ordinal))
        {
            return text;
        }

        var time = text[..^3].Replace(' ', 'T');
        var point = time.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? string.Empty : time[(point + 1)..];
        return $"{(point < 0 ? time : time[..point])}.{fraction.PadRight(MicrosecondDigits, '0')}Z";
    }
}
