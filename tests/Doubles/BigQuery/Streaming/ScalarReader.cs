using System.Globalization;
using System.Text.Json;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>One JSON string, number or boolean as a value of a column; numbers may be written as strings.</summary>
internal static class ScalarReader
{
    /// <returns>Null with a fault when it is none.</returns>
    public static object? Read(SqlType type, JsonElement value, out string fault)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        fault = Fault(type, text);
        try
        {
            return type.Kind switch
            {
                TypeKind.Timestamp => Instant(text),
                TypeKind.Bytes => new Binary(Convert.FromBase64String(text)),
                TypeKind.Json when value.ValueKind == JsonValueKind.String => ValueCast.ParseJson(text),
                TypeKind.Json => new JsonText(text),
                TypeKind.Int64 when value.ValueKind is JsonValueKind.True or JsonValueKind.False => null,
                _ => ValueCast.Convert(text, type),
            };
        }
        catch (Exception unreadable) when (unreadable is QueryException or FormatException)
        {
            return null;
        }
    }

    /// <summary>RFC 3339 or the canonical form, or seconds since 1970.</summary>
    private static Timestamp? Instant(string text) =>
        TimestampText.Parse(text) is { } instant ? instant
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 253_402_300_800m
            ? new Timestamp((long)(seconds * Timestamp.PerSecond))
            : null;

    private static string Fault(SqlType type, string text) => type.Kind switch
    {
        TypeKind.Timestamp => $"Could not parse '{text}' as a timestamp. Required format is YYYY-MM-DD HH:MM[:SS[.SSSSSS]] or YYYY/MM/DD HH:MM[:SS[.SSSSSS]]",
        TypeKind.Int64 => $"Cannot convert value to integer (bad value): {text}",
        TypeKind.Float64 => $"Cannot convert value to floating point (bad value): {text}",
        TypeKind.Bool => $"Cannot convert value to boolean (bad value): {text}",
        TypeKind.Bytes => $"Could not decode base64 string to bytes. Field: {text}",
        _ => $"Could not convert value to {type}: {text}",
    };
}
