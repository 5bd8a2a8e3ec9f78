using System.Text;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.Grains.Interfaces.Weather;

public sealed class WeatherReportJsonTests
{
    private const string Least = "\"source\":\"station-7\",\"observed_at\":\"2026-11-22T11:55:00+01:00\"";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Report_with_every_figure_is_read()
    {
        var report = Read(
            $$"""
            {"cell":"u33d8",{{Least}},"temperature_c":7.25,"apparent_temperature_c":4,"relative_humidity_pct":81,"precipitation_mm":0.2,
             "cloud_cover_pct":75,"pressure_msl_hpa":1013.2,"wind_speed_ms":5.5,"wind_direction_deg":270,"wind_gusts_ms":9,"weather_code":61,"is_day":true}
            """);

        Assert.Equal(Cell.Parse("u33d8"), report.Cell);
        Assert.Equal(
            new WeatherObservation
            {
                Source = "station-7",
                ObservedAt = new DateTimeOffset(2026, 11, 22, 10, 55, 0, TimeSpan.Zero),
                TemperatureC = 7.25,
                ApparentTemperatureC = 4,
                RelativeHumidityPct = 81,
                PrecipitationMm = 0.2,
                CloudCoverPct = 75,
                PressureMslHpa = 1013.2,
                WindSpeedMs = 5.5,
                WindDirectionDeg = 270,
                WindGustsMs = 9,
                WeatherCode = 61,
                IsDay = true,
            },
            report.Observation);
    }

    [Fact]
    public void Place_names_its_cell()
    {
        var report = Read($$"""{"latitude":52.52,"longitude":13.405,{{Least}}}""");

        Assert.Equal(Cell.Containing(new GeoPoint(52.52, 13.405), 5), report.Cell);
    }

    [Fact]
    public void Figure_that_is_absent_or_null_is_null() =>
        Assert.Null(Read($$"""{"cell":"u33d8",{{Least}},"temperature_c":null}""").Observation.TemperatureC);

    [Theory]
    [InlineData("cell", "\"cell\":\"u33\"," + Least)]
    [InlineData("cell", "\"cell\":\"u33da\"," + Least)]
    [InlineData("latitude", Least)]
    [InlineData("longitude", "\"latitude\":1,\"longitude\":181," + Least)]
    [InlineData("source", "\"cell\":\"u33d8\",\"observed_at\":\"2026-11-22T11:55:00Z\"")]
    [InlineData("source", "\"cell\":\"u33d8\",\"source\":\" \",\"observed_at\":\"2026-11-22T11:55:00Z\"")]
    [InlineData("observed_at", "\"cell\":\"u33d8\",\"source\":\"s\"")]
    [InlineData("observed_at", "\"cell\":\"u33d8\",\"source\":\"s\",\"observed_at\":\"2026-11-22T12:06:00Z\"")]
    [InlineData("observed_at", "\"cell\":\"u33d8\",\"source\":\"s\",\"observed_at\":\"2016-11-21T12:06:00Z\"")]
    [InlineData("temperature_c", "\"cell\":\"u33d8\",\"temperature_c\":71," + Least)]
    [InlineData("temperature_c", "\"cell\":\"u33d8\",\"temperature_c\":\"7\"," + Least)]
    [InlineData("weather_code", "\"cell\":\"u33d8\",\"weather_code\":100," + Least)]
    [InlineData("is_day", "\"cell\":\"u33d8\",\"is_day\":1," + Least)]
    [InlineData("temprature_c", "\"cell\":\"u33d8\",\"temprature_c\":7," + Least)]
    public void What_is_wrong_is_named(string field, string fields)
    {
        var reading = WeatherReportJson.Read(Encoding.UTF8.GetBytes($"{{{fields}}}"), Now, 5);

        Assert.False(reading.IsValid);
        Assert.Equal(field, reading.Fault.Field);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"cell":"\ud800","source":"s","observed_at":"2026-11-22T11:55:00Z"}""")]
    public void What_is_no_report_is_refused(string json) =>
        Assert.False(WeatherReportJson.Read(Encoding.UTF8.GetBytes(json), Now, 5).IsValid);

    private static WeatherReport Read(string json)
    {
        var reading = WeatherReportJson.Read(Encoding.UTF8.GetBytes(json), Now, 5);
        Assert.True(reading.IsValid, reading.Fault.ToString());
        return reading.Report;
    }
}
