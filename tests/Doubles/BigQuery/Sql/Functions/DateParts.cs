using System.Globalization;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>Arithmetic with the parts of a date. Everything here is UTC or a local time without a zone, both as ticks.</summary>
internal static class DateParts
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static DateTime Truncate(DateTime time, string part) => part switch
    {
        "MICROSECOND" => time,
        "MILLISECOND" => Down(time, TimeSpan.TicksPerMillisecond),
        "SECOND" => Down(time, TimeSpan.TicksPerSecond),
        "MINUTE" => Down(time, TimeSpan.TicksPerMinute),
        "HOUR" => Down(time, TimeSpan.TicksPerHour),
        "DAY" => time.Date,
        "WEEK" or "WEEK(SUNDAY)" => Week(time, DayOfWeek.Sunday),
        "ISOWEEK" or "WEEK(MONDAY)" => Week(time, DayOfWeek.Monday),
        "MONTH" => new DateTime(time.Year, time.Month, 1, 0, 0, 0, time.Kind),
        "QUARTER" => new DateTime(time.Year, ((time.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, time.Kind),
        "YEAR" => new DateTime(time.Year, 1, 1, 0, 0, 0, time.Kind),
        _ => throw Unknown(part),
    };

    public static DateTime Add(DateTime time, long amount, string part)
    {
        try
        {
            return part switch
            {
                "MICROSECOND" => time.AddTicks(checked(amount * TicksPerMicrosecond)),
                "MONTH" => time.AddMonths(checked((int)amount)),
                "QUARTER" => time.AddMonths(checked((int)amount * 3)),
                "YEAR" => time.AddYears(checked((int)amount)),
                _ => time.AddTicks(checked(amount * Length(part))),
            };
        }
        catch (Exception beyond) when (beyond is ArgumentOutOfRangeException or OverflowException)
        {
            throw new QueryException($"Adding {amount} {part} to timestamp {time:yyyy-MM-dd HH:mm:ss}+00 causes overflow");
        }
    }

    /// <summary>Whole parts between two times. Of timestamps the elapsed ones, of dates the boundaries crossed.</summary>
    public static long Difference(DateTime later, DateTime earlier, string part, bool boundaries)
    {
        switch (part)
        {
            case "MONTH" or "QUARTER" or "YEAR":
                var months = ((later.Year - earlier.Year) * 12L) + later.Month - earlier.Month;
                return part == "MONTH" ? months
                    : part == "YEAR" ? later.Year - earlier.Year
                    : (Truncate(later, part).Year * 4L) + (later.Month - 1) / 3 - ((earlier.Year * 4L) + ((earlier.Month - 1) / 3));
            case "MICROSECOND":
                return (later.Ticks - earlier.Ticks) / TicksPerMicrosecond;
            default:
                return boundaries
                    ? (Truncate(later, part).Ticks - Truncate(earlier, part).Ticks) / Length(part)
                    : (later.Ticks - earlier.Ticks) / Length(part);
        }
    }

    public static object Extract(DateTime time, string part) => part switch
    {
        "DATE" => DateOnly.FromDateTime(time),
        "TIME" => TimeOnly.FromDateTime(time),
        "DATETIME" => DateTime.SpecifyKind(time, DateTimeKind.Unspecified),
        "MICROSECOND" => time.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond,
        "MILLISECOND" => (long)time.Millisecond,
        "SECOND" => (long)time.Second,
        "MINUTE" => (long)time.Minute,
        "HOUR" => (long)time.Hour,
        "DAY" => (long)time.Day,
        "DAYOFWEEK" => (long)time.DayOfWeek + 1,
        "DAYOFYEAR" => (long)time.DayOfYear,
        "WEEK" => (time.DayOfYear + 6L - (long)time.DayOfWeek) / 7,
        "ISOWEEK" => (long)ISOWeek.GetWeekOfYear(time),
        "ISOYEAR" => (long)ISOWeek.GetYear(time),
        "MONTH" => (long)time.Month,
        "QUARTER" => (time.Month + 2L) / 3,
        "YEAR" => (long)time.Year,
        _ => throw Unknown(part),
    };

    public static SqlType ExtractType(string part) => part switch
    {
        "DATE" => SqlType.Date,
        "TIME" => SqlType.Time,
        "DATETIME" => SqlType.DateTime,
        _ => SqlType.Int64,
    };

    /// <summary>A zone by name (<c>Europe/Berlin</c>) or offset (<c>+02:00</c>).</summary>
    public static TimeSpan OffsetOf(string zone, DateTime utc)
    {
        if (zone.Length > 1 && zone[0] is '+' or '-')
        {
            var text = zone[1..].Contains(':', StringComparison.Ordinal) ? zone[1..] : zone[1..] + ":00";
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var offset)
                ? zone[0] == '-' ? -offset : offset
                : throw new QueryException($"Invalid time zone: {zone}");
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found.GetUtcOffset(utc)
            : throw new QueryException($"Invalid time zone: {zone}");
    }

    private static long Length(string part) => part switch
    {
        "MILLISECOND" => TimeSpan.TicksPerMillisecond,
        "SECOND" => TimeSpan.TicksPerSecond,
        "MINUTE" => TimeSpan.TicksPerMinute,
        "HOUR" => TimeSpan.TicksPerHour,
        "DAY" => TimeSpan.TicksPerDay,
        "WEEK" or "WEEK(SUNDAY)" or "WEEK(MONDAY)" or "ISOWEEK" => 7 * TimeSpan.TicksPerDay,
        _ => throw Unknown(part),
    };

    private static DateTime Down(DateTime time, long ticks) => time.AddTicks(-(time.Ticks % ticks));

    private static DateTime Week(DateTime time, DayOfWeek first) =>
        time.Date.AddDays(-((7 + (int)time.DayOfWeek - (int)first) % 7));

    private static QueryException Unknown(string part) => new($"A valid date part name is required but found {part}");
}
