using Isobar.Events;
using Isobar.Places;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;
using Microsoft.Extensions.Options;

namespace Isobar.Enrichment;

/// <summary>
/// Joins events with the weather of their cell and slot. Weather may take its time only within a budget; beyond it a row goes
/// without, and says so.
/// </summary>
public sealed class Enricher(
    WeatherReadCache cache,
    IOptions<UserOptions> users,
    IOptions<WeatherOptions> weather,
    TimeProvider time,
    WeatherInstruments instruments)
{
    private readonly int _precision = users.Value.CellPrecision;
    private readonly TimeSpan _slotLength = users.Value.SlotLength;
    private readonly TimeSpan _budget = weather.Value.Budget;

    internal async Task<IReadOnlyList<EnrichedEvent>> EnrichAsync(List<(RowKey Key, UserEvent Event)> events, LastPlace place)
    {
        var lookups = new List<Lookup>(events.Count);
        foreach (var (key, userEvent) in events)
        {
            lookups.Add(Begin(key, userEvent, ref place));
        }

        await WithinBudgetAsync(lookups);
        var enrichedAt = WholeMicroseconds(time.GetUtcNow());
        var rows = new EnrichedEvent[lookups.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = lookups[i].End(enrichedAt, Weather(lookups[i], enrichedAt));
        }

        return rows;
    }

    // Warehouses keep microseconds, and the time that comes back is compared with the one that was sent.
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private Lookup Begin(RowKey key, UserEvent userEvent, ref LastPlace last)
    {
        var (place, source) = last.Of(userEvent);
        if (place is not { } known)
        {
            return new Lookup(key, userEvent, null, source, null, null);
        }

        var cell = Cell.Containing(known, _precision);
        var answer = cache.GetAsync(cell, Slot.Containing(userEvent.OccurredAt, _slotLength));
        return new Lookup(key, userEvent, place, source, cell, answer);
    }

    private async Task WithinBudgetAsync(List<Lookup> lookups)
    {
        // Nearly always the cache has answered at once.
        if (!lookups.Exists(static lookup => lookup.IsPending))
        {
            return;
        }

        // What matters is what is answered by then, not how: each answer is judged on its own afterwards.
        Task all = Task.WhenAll(lookups.Where(static lookup => lookup.IsPending).Select(static lookup => lookup.Answer!).Distinct());
        await all.WaitAsync(_budget, time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private SlotWeather Weather(Lookup lookup, DateTimeOffset now)
    {
        var joined = lookup.Answer switch
        {
            null => SlotWeather.Missing(WeatherReasons.NoLocation, now),
#pragma warning disable VSTHRD002 // It has completed: nothing is waited for.
            { IsCompletedSuccessfully: true } answer => answer.Result,
#pragma warning restore VSTHRD002
            { IsCompleted: true } => SlotWeather.Missing(WeatherReasons.CellUnavailable, now),
            _ => SlotWeather.Missing(WeatherReasons.BudgetExceeded, now),
        };
        instruments.OnJoined(joined.Status);
        return joined;
    }

    private readonly record struct Lookup(
        RowKey Key, UserEvent Event, GeoPoint? Place, LocationSource Source, Cell? Cell, Task<SlotWeather>? Answer)
    {
        public bool IsPending => Answer is { IsCompleted: false };

        public EnrichedEvent End(DateTimeOffset enrichedAt, SlotWeather weather) => new()
        {
            Key = Key,
            Event = Event,
            Location = Place,
            LocationSource = Source,
            Cell = Cell,
            Weather = weather,
            EnrichedAt = enrichedAt,
        };
    }
}
