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
            // Not the new one, even where it is the oldest: it was asked for just now, and will be again.
            _entries.Remove(_entries.Keys.First(start => start != entry.Slot.Start));
        }
    }

    /// <summary>
    /// The weather of a slot from what is known now: its own, else for a slot not yet past the latest observation that is
    /// not too old, marked stale; else missing.
    /// </summary>
    public SlotWeather Answer(Slot slot, DateTimeOffset now)
    {
        var entry = Find(slot);
        return entry is null
            ? StandIn(slot, null, now) ?? SlotWeather.Missing(WeatherReasons.NoData, now)
            : Answer(entry, now);
    }

    /// <summary>As above, from an entry that may have been forgotten meanwhile.</summary>
    public SlotWeather Answer(SlotEntry entry, DateTimeOffset now) =>
        entry.Answer(now)
        ?? StandIn(entry.Slot, entry, now)
        ?? SlotWeather.Missing(entry.Reason ?? WeatherReasons.NoData, entry.AskAgainAt);

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
