using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using static Isobar.Tests.Doubles.BigQuery.Sql.Functions.FunctionParameter;
using SqlDate = System.DateOnly;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>https://cloud.google.com/bigquery/docs/reference/standard-sql/timestamp_functions and the date functions.</summary>
internal static class TimeFunctions
{
    public static void AddTo(ScalarFunctions functions)
    {
        functions.Add("TIMESTAMP_TRUNC", SqlType.Timestamp, [SqlType.Timestamp, Part, SqlType.String], Truncate, 1);
        functions.Add("TIMESTAMP_ADD", SqlType.Timestamp, [SqlType.Timestamp, SqlType.Interval], a => Shift(a, 1));
        functions.Add("TIMESTAMP_SUB", SqlType.Timestamp, [SqlType.Timestamp, SqlType.Interval], a => Shift(a, -1));
        functions.Add("TIMESTAMP_DIFF", SqlType.Int64, [SqlType.Timestamp, SqlType.Timestamp, Part], a =>
            DateParts.Difference(Utc(a[0]), Utc(a[1]), (string)a[2]!, boundaries: false));
        functions.Add("TIMESTAMP_MICROS", SqlType.Timestamp, [SqlType.Int64], a => new Timestamp((long)a[0]!));
        functions.Add("TIMESTAMP_MILLIS", SqlType.Timestamp, [SqlType.Int64], a => new Timestamp((long)a[0]! * 1000));
        functions.Add("TIMESTAMP_SECONDS", SqlType.Timestamp, [SqlType.Int64], a => new Timestamp((long)a[0]! * Timestamp.PerSecond));
        functions.Add("UNIX_MICROS", SqlType.Int64, [SqlType.Timestamp], a => ((Timestamp)a[0]!).Microseconds);
        functions.Add("UNIX_MILLIS", SqlType.Int64, [SqlType.Timestamp], a => Floor(a[0], 1000));
        functions.Add("UNIX_SECONDS", SqlType.Int64, [SqlType.Timestamp], a => Floor(a[0], Timestamp.PerSecond));
        functions.Add("TIMESTAMP", SqlType.Timestamp, [SqlType.Timestamp], a => a[0]);
        functions.Add("TIMESTAMP", SqlType.Timestamp, [SqlType.Date], a => ValueCast.Convert(a[0], SqlType.Timestamp));
        functions.Add("TIMESTAMP", SqlType.Timestamp, [SqlType.DateTime], a => ValueCast.Convert(a[0], SqlType.Timestamp));
        functions.Add("TIMESTAMP", SqlType.Timestamp, [SqlType.String], a => ValueCast.Convert(a[0], SqlType.Timestamp));
        functions.Add("DATE", SqlType.Date, [SqlType.Timestamp, SqlType.String], a => SqlDate.FromDateTime(Local(a[0], a.ElementAtOrDefault(1))), 1);
        functions.Add("DATE", SqlType.Date, [SqlType.DateTime], a => SqlDate.FromDateTime((DateTime)a[0]!));
        functions.Add("DATE", SqlType.Date, [SqlType.String], a => ValueCast.Convert(a[0], SqlType.Date));
        functions.Add("DATE", SqlType.Date, [SqlType.Int64, SqlType.Int64, SqlType.Int64], a => new SqlDate((int)(long)a[0]!, (int)(long)a[1]!, (int)(long)a[2]!));
        functions.Add("DATETIME", SqlType.DateTime, [SqlType.Timestamp, SqlType.String], a => Local(a[0], a.ElementAtOrDefault(1)), 1);
        functions.Add("DATE_TRUNC", SqlType.Date, [SqlType.Date, Part], a => SqlDate.FromDateTime(DateParts.Truncate(Midnight(a[0]), (string)a[1]!)));
        functions.Add("DATE_ADD", SqlType.Date, [SqlType.Date, SqlType.Interval], a => ShiftDate(a, 1));
        functions.Add("DATE_SUB", SqlType.Date, [SqlType.Date, SqlType.Interval], a => ShiftDate(a, -1));
        functions.Add("DATE_DIFF", SqlType.Int64, [SqlType.Date, SqlType.Date, Part], a =>
            DateParts.Difference(Midnight(a[0]), Midnight(a[1]), (string)a[2]!, boundaries: true));
        functions.Add("FORMAT_TIMESTAMP", SqlType.String, [SqlType.String, SqlType.Timestamp, SqlType.String], a =>
            TimeFormat.Format((string)a[0]!, Local(a[1], a.ElementAtOrDefault(2))), 1);
        functions.Add("FORMAT_DATE", SqlType.String, [SqlType.String, SqlType.Date], a => TimeFormat.Format((string)a[0]!, Midnight(a[1])));
    }

    private static DateTime Utc(object? instant) => ((Timestamp)instant!).ToUtc();

    private static DateTime Midnight(object? date) => ((SqlDate)date!).ToDateTime(default);

    private static DateTime Local(object? instant, object? zone)
    {
        var utc = Utc(instant);
        return DateTime.SpecifyKind(zone is string name ? utc + DateParts.OffsetOf(name, utc) : utc, DateTimeKind.Unspecified);
    }

    private static object Truncate(object?[] a)
    {
        var local = Local(a[0], a.ElementAtOrDefault(2));
        var offset = local - Utc(a[0]);
        return Timestamp.From(DateParts.Truncate(local, (string)a[1]!) - offset);
    }

    private static Timestamp Shift(object?[] a, int sign)
    {
        var interval = (Interval)a[1]!;
        return Timestamp.From(DateParts.Add(Utc(a[0]), sign * interval.Amount, interval.Part));
    }

    private static SqlDate ShiftDate(object?[] a, int sign)
    {
        var interval = (Interval)a[1]!;
        return SqlDate.FromDateTime(DateParts.Add(Midnight(a[0]), sign * interval.Amount, interval.Part));
    }

    private static long Floor(object? instant, long unit) => (long)Math.Floor(((Timestamp)instant!).Microseconds / (decimal)unit);
}
