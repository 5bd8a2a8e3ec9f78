using System.Text.Json;

namespace Isobar.Weather;

/// <summary>
/// The JSON form of a <see cref="WeatherReport"/>, what the topic <c>weather-observations</c> carries: <c>cell</c>, or <c>latitude</c> and
/// <c>longitude</c>; <c>source</c>; <c>observed_at</c>; and of the figures, named as the columns of a row, those that were measured.
/// Unknown fields are refused, because a misspelt figure would else be lost without a word.
/// </summary>
public static class WeatherReportJson
{
    /// <summary>Characters of <c>source</c>.</summary>
    public const int SourceCharacters = 64;

    /// <summary>Reads the report that is the whole of <paramref name="json"/>.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="now">When it was published: the limits of <c>observed_at</c> are measured from it.</param>
    /// <param name="cellPrecision">Characters of the cells in use (<c>Users:CellPrecision</c>).</param>
    public static WeatherReportReading Read(ReadOnlyMemory<byte> json, DateTimeOffset now, int cellPrecision)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new WeatherReportDraft(document.RootElement).Complete(now, cellPrecision)
                : WeatherReportReading.Refused("", "A weather report is a JSON object.");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The latter is what text throws that spells half a surrogate pair.
            return WeatherReportReading.Refused("", $"Not valid JSON: {malformed.Message}");
        }
    }
}
