using System.Diagnostics.Metrics;
using Isobar.Diagnostics;
using Isobar.Warehousing;

namespace Isobar.Weather;

/// <summary>What this silo counts of weather.</summary>
public sealed class WeatherInstruments
{
    private readonly Counter<long> _joined;
    private readonly long[] _byStatus = new long[4];

    public WeatherInstruments(IsobarMeter meter)
    {
        _joined = meter.Meter.CreateCounter<long>("isobar.weather.joined", "{event}", "Events joined with weather, by status");
        CacheHits = new(meter.Meter, "isobar.weather.cache_hits", "{lookup}", "Lookups answered by the silo's read cache");
        CellHits = new(meter.Meter, "isobar.weather.cell_hits", "{lookup}", "Lookups answered from a cell's memory");
        Questions = new(meter.Meter, "isobar.weather.questions", "{question}", "Questions put to the source");
        Requests = new(meter.Meter, "isobar.weather.requests", "{request}", "Requests to the source");
        Failures = new(meter.Meter, "isobar.weather.failures", "{question}", "Questions that brought no observation");
    }

    public Tally CacheHits { get; }

    public Tally CellHits { get; }

    public Tally Questions { get; }

    public Tally Requests { get; }

    public Tally Failures { get; }

    /// <summary>Events joined so far with weather of this status.</summary>
    public long Joined(WeatherStatus status) => Interlocked.Read(ref _byStatus[(int)status]);

    internal void OnJoined(WeatherStatus status)
    {
        Interlocked.Increment(ref _byStatus[(int)status]);
        if (_joined.Enabled)
        {
            _joined.Add(1, new KeyValuePair<string, object?>("status", EnrichedEventSchema.Name(status)));
        }
    }

    internal void OnCacheHit() => CacheHits.Increment();

    internal void OnCellHit() => CellHits.Increment();

    internal void OnRequest(int questions)
    {
        Requests.Increment();
        Questions.Add(questions);
    }

    internal void OnAnswered(IReadOnlyList<WeatherAnswer> answers) =>
        Failures.Add(answers.Count(static answer => answer.Observation is null));
}
