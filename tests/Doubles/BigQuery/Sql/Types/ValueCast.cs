using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

/// <summary>CAST: https://cloud.google.com/bigquery/docs/reference/standard-sql/conversion_functions.</summary>
public static class ValueCast
{
    /// <summary>Types between which a cast exists at all; asked before any value is seen.</summary>
    public static bool IsPossible(SqlType from, SqlType to) =>
        from == to || from.Kind == TypeKind.Null || (from.Kind, to.Kind) switch
        {
            (TypeKind.Array, TypeKind.Array) => IsPossible(from.Element!, to.Element!),
            (TypeKind.Array or TypeKind.Struct or TypeKind.Json, _) => false,
            (_, TypeKind.Array or TypeKind.Struct or TypeKind.Json) => false,
            (TypeKind.String, _) or (_, TypeKind.String) => true,
            (TypeKind.Bool, TypeKind.Int64) or (TypeKind.Int64, TypeKind.Bool) => true,
            (TypeKind.Timestamp, TypeKind.Date or TypeKind.DateTime or TypeKind.Time) => true,
            (TypeKind.Date or TypeKind.DateTime, TypeKind.Timestamp) => true,
            (TypeKind.Date, TypeKind.DateTime) or (TypeKind.DateTime, TypeKind.Date or TypeKind.Time) => true,
            _ => from.IsNumber && to.IsNumber,
        };

    /// <exception cref="QueryException">The value has no counterpart in the type.</exception>
    public static object? Convert(object? value, SqlType to) => (value, to.Kind) switch
    {
        (null, _) => null,
        (ArrayValue array, TypeKind.Array) => new ArrayValue([.. array.Elements.Select(item => Convert(item, to.Element!))]),
        (string text, _) => FromText(text, to),
        (_, TypeKind.String) => ToText(value),
        (long number, TypeKind.Bool) => number != 0,
        (bool flag, TypeKind.Int64) => flag ? 1L : 0L,
        (long number, TypeKind.Float64) => (double)number,
        (long number, TypeKind.Numeric) => (decimal)number,
        (decimal number, TypeKind.Float64) => (double)number,
        (decimal number, TypeKind.Int64) => (long)Math.Round(number, MidpointRounding.AwayFromZero),
        (double number, TypeKind.Int64) => ToInteger(number),
        (double number, TypeKind.Numeric) => ToNumeric(number),
        (Timestamp instant, TypeKind.Date) => DateOnly.FromDateTime(instant.ToUtc()),
        (Timestamp instant, TypeKind.DateTime) => DateTime.SpecifyKind(instant.ToUtc(), DateTimeKind.Unspecified),
        (Timestamp instant, TypeKind.Time) => TimeOnly.FromDateTime(instant.ToUtc()),
        (DateOnly date, TypeKind.Timestamp) => Timestamp.From(date.ToDateTime(default)),
        (DateOnly date, TypeKind.DateTime) => date.ToDateTime(default),
        (DateTime local, TypeKind.Timestamp) => Timestamp.From(local),
        (DateTime local, TypeKind.Date) => DateOnly.FromDateTime(local),
        (DateTime local, TypeKind.Time) => TimeOnly.FromDateTime(local),
        _ => value,
    };

    public static string ToText(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Number(number),
        decimal number => number.ToString("0.#############################", CultureInfo.InvariantCulture),
        Timestamp instant => TimestampText.Format(instant),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        Binary bytes => Encoding.UTF8.GetString(bytes.Content),
        JsonText json => json.Text,
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>JSON as BigQuery keeps it: white space gone, each key of an object once.</summary>
    /// <exception cref="QueryException">Not JSON.</exception>
    public static JsonText ParseJson(string text)
    {
        try
        {
            return new JsonText(JsonNode.Parse(text)?.ToJsonString(JsonOutput) ?? "null");
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException)
        {
            throw new QueryException($"syntax error while parsing value: {malformed.Message}");
        }
    }

    private static readonly JsonSerializerOptions JsonOutput =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Number(double number) => number switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "nan",
        _ when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => number.ToString("0.0", CultureInfo.InvariantCulture)[..^2],
        _ => number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant(),
    };

    private static long ToInteger(double number)
    {
        var rounded = Math.Round(number, MidpointRounding.AwayFromZero);
        return rounded is >= -9.2233720368547758E18 and < 9.2233720368547758E18
            ? (long)rounded
            : throw new QueryException($"Illegal conversion of non-finite or out of range floating point number to an integer: {Number(number)}");
    }

    private static decimal ToNumeric(double number) => double.IsFinite(number) && Math.Abs(number) < 7e28
        ? (decimal)number
        : throw new QueryException($"numeric out of range: {Number(number)}");

    private static object FromText(string text, SqlType to) => to.Kind switch
    {
        TypeKind.String => text,
        TypeKind.Bytes => new Binary(Encoding.UTF8.GetBytes(text)),
        TypeKind.Bool when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        TypeKind.Bool when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        TypeKind.Bool => throw new QueryException($"Bad bool value: {text}"),
        TypeKind.Int64 => Integer(text) ?? throw new QueryException($"Bad int64 value: {text}"),
        TypeKind.Float64 => Real(text) ?? throw new QueryException($"Bad double value: {text}"),
        TypeKind.Numeric => decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : throw new QueryException($"Invalid NUMERIC value: {text}"),
        TypeKind.Timestamp => TimestampText.Parse(text) ?? throw new QueryException($"Invalid timestamp: '{text}'"),
        TypeKind.Date => DateOnly.TryParseExact(text.Trim(), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw new QueryException($"Invalid date: '{text}'"),
        TypeKind.DateTime => Local(text) ?? throw new QueryException($"Invalid datetime string \"{text}\""),
        TypeKind.Time => TimeOnly.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var time)
            ? time : throw new QueryException($"Invalid time string \"{text}\""),
        _ => throw new QueryException($"Invalid cast from STRING to {to}"),
    };

    private static long? Integer(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(trimmed.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        return long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static double? Real(string text) => text.Trim().ToLowerInvariant() switch
    {
        "inf" or "+inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        "nan" => double.NaN,
        var trimmed => double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static DateTime? Local(string text) =>
        text.EndsWith('Z') || TimestampText.Parse(text) is not { } instant
            ? null
            : DateTime.SpecifyKind(instant.ToUtc(), DateTimeKind.Unspecified);
}
