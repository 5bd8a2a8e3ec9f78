using System.Globalization;
using System.Text.Json;

namespace Isobar.Client.Output;

/// <summary>A row of <c>enriched_events</c> in one line: when, who, what, where, and the weather there.</summary>
internal static class RowLine
{
    private const int TimeLength = 19;

    public static string Of(JsonElement row) =>
        $"{Time(row)}  {Text(row, "user_id"),-20}  {Text(row, "type"),-16}  {Text(row, "cell"),-7}  {Weather(row)}".TrimEnd();

    private static string Time(JsonElement row)
    {
        var text = Text(row, "occurred_at").Replace('T', ' ');
        return text.Length > TimeLength ? text[..TimeLength] : text;
    }

    private static string Weather(JsonElement row)
    {
        var status = Text(row, "weather_status");
        var temperature = Degrees(row);
        return temperature.Length == 0
            ? $"no weather: {Text(row, "weather_reason")}"
            : $"{temperature,8}  {Text(row, "weather_text")}{(status == "fresh" ? "" : $" ({status})")}";
    }

    private static string Degrees(JsonElement row) =>
        row.TryGetProperty("temperature_c", out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble().ToString("0.0 °C", CultureInfo.InvariantCulture)
            : "";

    private static string Text(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) ? JsonText.Of(value) : "";
}
