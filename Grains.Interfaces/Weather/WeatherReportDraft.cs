using System.Text;
using System.Text.Json;
using Isobar.Events;
using Isobar.Places;

namespace Isobar.Weather;

/// <summary>A weather report while it is read: the first fault found is the one that is told.</summary>
internal sealed class WeatherReportDraft
{
    private static readonly string[] Others = ["cell", "latitude", "longitude", "source", "observed_at", "weather_code", "is_day"];
    private static readonly HashSet<string> Known = [.. Others, .. WeatherFigure.All.Select(static figure => figure.Name)];

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private EventFault? _fault;

    /// <param name="root">A JSON object.</param>
    public WeatherReportDraft(JsonElement root)
    {
        foreach (var field in root.EnumerateObject())
        {
            if (!Known.Contains(field.Name))
            {
                Refuse(field.Name.Length <= 64 ? field.Name : field.Name[..64], $"There is no such field. Known are {string.Join(", ", Known)}.");
            }
            else if (field.Value.ValueKind != JsonValueKind.Null)
            {
                _fields[field.Name] = field.Value;
            }
        }
    }

    public WeatherReportReading Complete(DateTimeOffset now, int cellPrecision)
    {
        var cell = ReadCell(cellPrecision);
        var observation = new WeatherObservation
        {
            Source = ReadSource(),
            ObservedAt = ReadTime(now),
            TemperatureC = Read(WeatherFigure.Temperature),
            ApparentTemperatureC = Read(WeatherFigure.ApparentTemperature),
            RelativeHumidityPct = Read(WeatherFigure.RelativeHumidity),
            PrecipitationMm = Read(WeatherFigure.Precipitation),
            CloudCoverPct = Read(WeatherFigure.CloudCover),
            PressureMslHpa = Read(WeatherFigure.PressureMsl),
            WindSpeedMs = Read(WeatherFigure.WindSpeed),
            WindDirectionDeg = Read(WeatherFigure.WindDirection),
            WindGustsMs = Read(WeatherFigure.WindGusts),
            WeatherCode = ReadCode(),
            IsDay = ReadIsDay(),
        };
        return _fault is { } fault
            ? WeatherReportReading.Refused(fault.Field, fault.Reason)
            : WeatherReportReading.Valid(new WeatherReport(cell, observation));
    }

    private Cell ReadCell(int precision)
    {
        if (_fields.TryGetValue("cell", out var named))
        {
            if (named.ValueKind == JsonValueKind.String && Cell.TryParse(named.GetString(), out var cell) && cell.Name.Length == precision)
            {
                return cell;
            }

            Refuse("cell", $"It must be a geohash of {precision} characters, as the cells in use are.");
            return default;
        }

        var (latitude, longitude) = (ReadDegrees("latitude", 90), ReadDegrees("longitude", 180));
        return _fault is null ? Cell.Containing(new GeoPoint(latitude, longitude), precision) : default;
    }

    private double ReadDegrees(string field, double limit)
    {
        if (_fields.TryGetValue(field, out var value) && Number(value) is { } degrees && Math.Abs(degrees) <= limit)
        {
            return degrees;
        }

        Refuse(field, $"It must be a number of degrees from -{limit} to {limit}; or name the cell.");
        return 0;
    }

    private string ReadSource()
    {
        if (_fields.TryGetValue("source", out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: >= 1 and <= WeatherReportJson.SourceCharacters } source
            && !string.IsNullOrWhiteSpace(source) && !source.Any(char.IsControl))
        {
            return source;
        }

        Refuse("source", $"It must be 1 to {WeatherReportJson.SourceCharacters} characters: who measured, shown in every row.");
        return "";
    }

    private DateTimeOffset ReadTime(DateTimeOffset now)
    {
        if (!_fields.TryGetValue("observed_at", out var value) || value.ValueKind != JsonValueKind.String
            || !Rfc3339.TryParse(Encoding.UTF8.GetBytes(value.GetString()!), out var instant))
        {
            Refuse("observed_at", "It must be an RFC 3339 time with an offset, such as 2026-01-31T08:30:00Z.");
            return default;
        }

        if (instant > now + EventLimits.Ahead || instant < now.AddYears(-EventLimits.YearsBack))
        {
            Refuse("observed_at", $"It may lie at most {EventLimits.Ahead.TotalMinutes:0} minutes ahead and {EventLimits.YearsBack} years back.");
        }

        return instant.ToUniversalTime();
    }

    private double? Read(WeatherFigure figure)
    {
        if (!_fields.TryGetValue(figure.Name, out var value))
        {
            return null;
        }

        if (Number(value) is { } number && number >= figure.Low && number <= figure.High)
        {
            return number;
        }

        Refuse(figure.Name, $"It must be a number from {figure.Low} to {figure.High}.");
        return null;
    }

    private int? ReadCode()
    {
        if (!_fields.TryGetValue("weather_code", out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var code) && code is >= 0 and <= 99)
        {
            return code;
        }

        Refuse("weather_code", "It must be a code of WMO table 4677, 0 to 99.");
        return null;
    }

    private bool? ReadIsDay()
    {
        if (!_fields.TryGetValue("is_day", out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Refuse("is_day", "It must be true or false.");
        return null;
    }

    private static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private void Refuse(string field, string reason) => _fault ??= new EventFault(field, reason);
}
