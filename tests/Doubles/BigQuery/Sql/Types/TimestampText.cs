using System.Globalization;
using System.Text.RegularExpressions;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

/// <summary>
/// Timestamps as text: https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#timestamp_type. At most six digits of
/// a second's fraction, and zeros behind them, which Google's client for Node.js sends; what is finer is refused.
/// </summary>
public static partial class TimestampText
{
    /// <summary>Null when the text is not a timestamp of the years 1 to 9999. Without an offset it is UTC.</summary>
    public static Timestamp? Parse(string text)
    {
        var match = Canonical().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var time = match.Groups["time"].Success ? match.Groups["time"].Value : "00:00:00";
        var fraction = match.Groups["fraction"].Value.PadRight(6, '0');
        if (!DateTime.TryParseExact(
            match.Groups["date"].Value + " " + time,
            "yyyy-M-d H:m:s",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var local))
        {
            return null;
        }

        var micros = Timestamp.From(local).Microseconds + long.Parse(fraction, CultureInfo.InvariantCulture);
        return new Timestamp(micros - Offset(match));
    }

    /// <summary>The text that CAST to STRING gives: <c>2026-11-22 10:00:00+00</c>, with a fraction of three or six digits if any.</summary>
    public static string Format(Timestamp instant)
    {
        var utc = instant.ToUtc();
        var fraction = instant.Microseconds % Timestamp.PerSecond == 0 ? ""
            : instant.Microseconds % 1000 == 0 ? ".fff" : ".ffffff";
        return utc.ToString("yyyy-MM-dd HH:mm:ss" + fraction, CultureInfo.InvariantCulture) + "+00";
    }

    private static long Offset(Match match)
    {
        if (!match.Groups["sign"].Success)
        {
            return 0;
        }

        var minutes = (int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture) * 60)
            + (match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].Value, CultureInfo.InvariantCulture) : 0);
        return (match.Groups["sign"].Value == "-" ? -minutes : minutes) * 60 * Timestamp.PerSecond;
    }

    [GeneratedRegex(
        @"^(?<date>\d{4}-\d{1,2}-\d{1,2})(?:[Tt ](?<time>\d{1,2}:\d{1,2}:\d{1,2})(?:\.(?<fraction>\d{1,6})0*)?)?\s*(?:[Zz]|UTC|(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Canonical();
}
