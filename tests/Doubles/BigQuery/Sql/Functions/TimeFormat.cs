using System.Globalization;
using System.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>https://cloud.google.com/bigquery/docs/reference/standard-sql/format-elements#format_elements_date_time.</summary>
internal static class TimeFormat
{
    public static string Format(string format, DateTime time)
    {
        var text = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            text.Append(format[at] == '%' && at + 1 < format.Length ? Element(format[++at], time) : format[at].ToString());
        }

        return text.ToString();
    }

    private static string Element(char element, DateTime time) => element switch
    {
        'Y' => In(time, "yyyy"),
        'y' => In(time, "yy"),
        'm' => In(time, "MM"),
        'd' => In(time, "dd"),
        'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'H' => In(time, "HH"),
        'I' => In(time, "hh"),
        'M' => In(time, "mm"),
        'S' => In(time, "ss"),
        'p' => In(time, "tt"),
        'A' => In(time, "dddd"),
        'a' => In(time, "ddd"),
        'B' => In(time, "MMMM"),
        'b' or 'h' => In(time, "MMM"),
        'F' => In(time, "yyyy-MM-dd"),
        'T' => In(time, "HH:mm:ss"),
        'R' => In(time, "HH:mm"),
        'D' => In(time, "MM/dd/yy"),
        'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'u' => (((int)time.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'Z' => "UTC",
        'z' => "+0000",
        '%' => "%",
        _ => throw new QueryException($"The BigQuery double does not support the format element %{element}"),
    };

    private static string In(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
