using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.GrainsInterfaces.Weather;

[Properties(MaxTest = 1_000)]
public sealed class WeatherReportJsonProperties
{
    private const int Precision = 5;
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Property]
    public bool What_a_station_says_is_what_is_read(
        NormalFloat latitude, NormalFloat longitude, NonEmptyString source, uint secondsAgo, byte?[] shares, byte? code, bool? isDay)
    {
        var cell = Cell.Containing(On.Earth(latitude.Get, longitude.Get), Precision);
        var said = new WeatherObservation
        {
            Source = Allowed(source.Get),
            ObservedAt = Now.AddSeconds(-(secondsAgo % 300_000_000u)),
            TemperatureC = Figure(WeatherFigure.Temperature, shares, 0),
            ApparentTemperatureC = Figure(WeatherFigure.ApparentTemperature, shares, 1),
            RelativeHumidityPct = Figure(WeatherFigure.RelativeHumidity, shares, 2),
            PrecipitationMm = Figure(WeatherFigure.Precipitation, shares, 3),
            CloudCoverPct = Figure(WeatherFigure.CloudCover, shares, 4),
            PressureMslHpa = Figure(WeatherFigure.PressureMsl, shares, 5),
            WindSpeedMs = Figure(WeatherFigure.WindSpeed, shares, 6),
            WindDirectionDeg = Figure(WeatherFigure.WindDirection, shares, 7),
            WindGustsMs = Figure(WeatherFigure.WindGusts, shares, 8),
            WeatherCode = code % 100,
            IsDay = isDay,
        };

        return WeatherReportJson.Read(Json(cell, said, (int)(secondsAgo % 841)), Now, Precision).Report == new WeatherReport(cell, said);
    }

    [Property]
    public bool A_figure_beyond_what_can_be_true_is_refused_by_name(byte which, PositiveInt beyond, bool above)
    {
        var figure = WeatherFigure.All[which % WeatherFigure.All.Count];
        var value = above ? figure.High + beyond.Get : figure.Low - beyond.Get;
        var json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["cell"] = "u33d8", ["source"] = "s", ["observed_at"] = Now, [figure.Name] = value,
        });

        return WeatherReportJson.Read(json, Now, Precision).Fault.Field == figure.Name;
    }

    [Property]
    public bool No_bytes_are_too_strange(byte[] bytes) => !WeatherReportJson.Read(bytes, Now, Precision).IsValid;

    // A share of the way from the least that can be true to the most, or nothing.
    private static double? Figure(WeatherFigure figure, byte?[] shares, int index) =>
        index < shares.Length && shares[index] is { } share ? figure.Low + (share / 255.0 * (figure.High - figure.Low)) : null;

    private static string Allowed(string text)
    {
        var kept = string.Concat(text.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)).Take(64));
        return string.IsNullOrWhiteSpace(kept) ? "x" : kept;
    }

    private static ReadOnlyMemory<byte> Json(Cell cell, WeatherObservation said, int offset)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("cell", cell.Name);
        writer.WriteString("source", said.Source);
        writer.WriteString("observed_at", said.ObservedAt.ToOffset(TimeSpan.FromMinutes(offset)));
        double?[] figures =
        [
            said.TemperatureC, said.ApparentTemperatureC, said.RelativeHumidityPct, said.PrecipitationMm, said.CloudCoverPct,
            said.PressureMslHpa, said.WindSpeedMs, said.WindDirectionDeg, said.WindGustsMs,
        ];
        foreach (var (figure, value) in WeatherFigure.All.Zip(figures))
        {
            writer.WritePropertyName(figure.Name);
            JsonSerializer.Serialize(writer, value);
        }

        writer.WritePropertyName("weather_code");
        JsonSerializer.Serialize(writer, said.WeatherCode);
        writer.WritePropertyName("is_day");
        JsonSerializer.Serialize(writer, said.IsDay);
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }
}
