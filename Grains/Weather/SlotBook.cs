namespace Isobar.Weather;

/// <summary>What a cell knows, slot by slot; bounded, the oldest slot is forgotten first.</summary>
internal sealed class SlotBook
{
    private readonly SortedDictionary<DateTimeOffset, SlotEntry> _entries = [];
    private readonly WeatherOptions _options;

    public SlotBook(WeatherOptions options, IReadOnlyList<SlotEntry> entries)
    {
        _options = options;
        foreach (var entry in entries)
        {
            Put(entry);
        }
    }

    public IReadOnlyList<SlotEntry> Entries => [.. _entries.Values];

    public SlotEntry? Find(Slot slot) =>
        _entries.TryGetValue(slot.Start, out var entry) && entry.Slot == slot ? entry : null;

    public void Put(SlotEntry entry)
    {
        _entries[entry.Slot.Start] = entry;
        while (_entries.Count > _options.SlotsPerCell)
        {
            _entries.Remove(_entries.Keys.First());
        }
    }

    /// <summary>
    /// The weather of a slot from what is known now: its own, else for a slot not yet past the latest observation that is
    /// not too old, marked stale; else missing.
    /// </summary>
    public SlotWeather Answer(Slot slot, DateTimeOffset now)
    {
        var entry = Find(slot);
        return entry?.Answer(now)
            ?? StandIn(slot, entry, now)
            ?? SlotWeather.Missing(entry?.Reason ?? WeatherReasons.NoData, entry?.AskAgainAt ?? now);
    }

    private SlotWeather? StandIn(Slot slot, SlotEntry? entry, DateTimeOffset now)
    {
        if (slot.End <= now)
        {
            return null;
        }

        var latest = _entries.Values.LastOrDefault(other =>
            other.Observation is not null && other.Slot < slot && now - other.Observation.ObservedAt <= _options.StaleFor);
        return latest is null
            ? null
            : new SlotWeather
            {
                Status = WeatherStatus.Stale,
                Reason = entry?.Reason ?? WeatherReasons.SourceTimeout,
                Observation = latest.Observation,
                ExpiresAt = entry?.AskAgainAt ?? now,
            };
    }
}
