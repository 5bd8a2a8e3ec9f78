using System.Text.Json.Nodes;
using Isobar.Api.Stats;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Silo.Stats;

/// <summary>How events came by their weather, since start.</summary>
internal sealed class WeatherStats(IWeatherSource source, WeatherInstruments weather, WeatherAttribution? attribution = null) : IStatsSection
{
    public string Name => "weather";

    public ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var figures = new JsonObject
        {
            ["source"] = source.Name,
            ["attribution"] = attribution?.Text,
            ["attribution_link"] = attribution?.Link?.AbsoluteUri,
            ["cache_hits"] = weather.CacheHits.Value,
            ["cell_hits"] = weather.CellHits.Value,
            ["questions"] = weather.Questions.Value,
            ["requests"] = weather.Requests.Value,
            ["failures"] = weather.Failures.Value,
        };
        foreach (var status in Enum.GetValues<WeatherStatus>())
        {
            figures[$"events_{EnrichedEventSchema.Name(status)}"] = weather.Joined(status);
        }

        return ValueTask.FromResult<JsonNode>(figures);
    }
}
