using System.Globalization;
using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.OpenMeteo;

/// <summary>The answer of the real service, in shape: an object for one location, an array of them for several.</summary>
public static class ForecastDocument
{
    /// <summary>Half the latitude: tells a test whose figure it has.</summary>
    public static double TemperatureAt(double latitude) => Math.Round(latitude / 2, 1);

    /// <summary>The hour of the day: tells a test which hour's figure it has.</summary>
    public static double CloudCoverAt(DateTimeOffset hour) => hour.UtcDateTime.Hour;

    public static JsonNode For(SeenRequest request, DateTimeOffset now)
    {
        var locations = request.Latitudes.Zip(request.Longitudes, (latitude, longitude) => Location(request, latitude, longitude, now));
        return request.Latitudes.Count == 1 ? locations.Single() : new JsonArray([.. locations]);
    }

    private static JsonObject Location(SeenRequest request, double latitude, double longitude, DateTimeOffset now)
    {
        var location = new JsonObject
        {
            ["latitude"] = Math.Round(latitude, 2),
            ["longitude"] = Math.Round(longitude, 2),
            ["generationtime_ms"] = 0.05,
            ["utc_offset_seconds"] = 0,
            ["timezone"] = "GMT",
            ["timezone_abbreviation"] = "GMT",
            ["elevation"] = 38.0,
        };
        if (request.Current.Count > 0)
        {
            location["current"] = Current(request.Current, latitude, now);
        }

        if (request.Hourly.Count > 0)
        {
            location["hourly"] = Hourly(request, latitude, now);
        }

        return location;
    }

    private static JsonObject Current(IReadOnlyList<string> variables, double latitude, DateTimeOffset now)
    {
        var quarter = now.ToUnixTimeSeconds() / 900 * 900;
        var block = new JsonObject { ["time"] = quarter, ["interval"] = 900 };
        foreach (var variable in variables)
        {
            block[variable] = Figure(variable, latitude, DateTimeOffset.FromUnixTimeSeconds(quarter));
        }

        return block;
    }

    private static JsonObject Hourly(SeenRequest request, double latitude, DateTimeOffset now)
    {
        var pastDays = int.Parse(request["past_days"] ?? "0", CultureInfo.InvariantCulture);
        var forecastDays = int.Parse(request["forecast_days"] ?? "7", CultureInfo.InvariantCulture);
        var first = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-pastDays);
        var hours = Enumerable.Range(0, (pastDays + forecastDays) * 24).Select(hour => first.AddHours(hour)).ToList();
        var block = new JsonObject { ["time"] = Column(hours, hour => hour.ToUnixTimeSeconds()) };
        foreach (var variable in request.Hourly)
        {
            block[variable] = Column(hours, hour => Figure(variable, latitude, hour));
        }

        return block;
    }

    private static JsonArray Column(IEnumerable<DateTimeOffset> hours, Func<DateTimeOffset, JsonNode> figure) =>
        new([.. hours.Select(figure)]);

    private static JsonNode Figure(string variable, double latitude, DateTimeOffset time) => variable switch
    {
        "temperature_2m" => TemperatureAt(latitude),
        "apparent_temperature" => TemperatureAt(latitude) - 2,
        "relative_humidity_2m" => 71,
        "precipitation" => 0.2,
        "cloud_cover" => CloudCoverAt(time),
        "pressure_msl" => 1013.4,
        "wind_speed_10m" => 3.61,
        "wind_direction_10m" => 256,
        "wind_gusts_10m" => 8.9,
        "weather_code" => 61,
        "is_day" => time.UtcDateTime.Hour is >= 6 and < 18 ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(variable), variable, "Not a variable of the double."),
    };
}
