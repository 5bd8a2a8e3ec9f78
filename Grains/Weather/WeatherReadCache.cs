using System.Collections.Concurrent;
using Isobar.Places;
using Microsoft.Extensions.Options;

namespace Isobar.Weather;

/// <summary>
/// The answers that cells gave to this silo lately, so that most events are joined without a grain call. Bounded by two
/// generations: when the young one is full it becomes the old one, and the old one is forgotten.
/// </summary>
public sealed class WeatherReadCache(
    IGrainFactory grains, IOptions<WeatherOptions> options, TimeProvider time, WeatherInstruments instruments)
{
    private readonly int _generationSize = Math.Max(1, options.Value.ReadCacheEntries / 2);
    private readonly TimeSpan _believeFor = options.Value.ReadCacheFor;
    private readonly Lock _turnover = new();
    private ConcurrentDictionary<(Cell, Slot), Entry> _young = new();
    private ConcurrentDictionary<(Cell, Slot), Entry> _old = new();

    /// <summary>The weather of a cell and slot. Callers at the same time share one call to the cell.</summary>
    public Task<SlotWeather> GetAsync(Cell cell, Slot slot)
    {
        var now = time.GetUtcNow();
        var key = (cell, slot);
        if ((_young.TryGetValue(key, out var entry) || _old.TryGetValue(key, out entry)) && entry.IsGood(now))
        {
            instruments.OnCacheHit();
            return entry.Answer;
        }

        return Ask(key, now);
    }

    private Task<SlotWeather> Ask((Cell Cell, Slot Slot) key, DateTimeOffset now)
    {
        lock (_turnover)
        {
            if (_young.TryGetValue(key, out var entry) && entry.IsGood(now))
            {
                return entry.Answer;
            }

            var answer = grains.GetGrain<ILocationGrain>(key.Cell.Name).GetWeatherAsync(key.Slot);
            _young[key] = new Entry(answer, now + _believeFor);
            if (_young.Count > _generationSize)
            {
                (_old, _young) = (_young, new());
            }

            return answer;
        }
    }

    private sealed record Entry(Task<SlotWeather> Answer, DateTimeOffset BelievedUntil)
    {
        // An answer still under way is shared; one that failed, or that its cell would ask for again, is not kept.
        public bool IsGood(DateTimeOffset now) =>
            !Answer.IsCompleted
#pragma warning disable VSTHRD002 // It has completed: nothing is waited for.
            || (Answer.IsCompletedSuccessfully && now < BelievedUntil && now < Answer.Result.ExpiresAt);
#pragma warning restore VSTHRD002
    }
}
