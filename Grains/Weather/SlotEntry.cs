namespace Isobar.Weather;

/// <summary>
/// The cache rule: what a cell knows of one slot, and what that is worth at a given time.
/// An observation made while its slot was present is fresh for a while, then stale until the source answers again; once the
/// slot is past, what is known of it stays. A failure is remembered too, briefly, so that a source in trouble is left alone.
/// </summary>
[GenerateSerializer, Immutable, Alias("isobar.slot-entry")]
public sealed record SlotEntry
{
    [Id(0)]
    public required Slot Slot { get; init; }

    /// <summary>The last observation, if there ever was one.</summary>
    [Id(1)]
    public WeatherObservation? Observation { get; init; }

    /// <summary>When the observation came.</summary>
    [Id(2)]
    public DateTimeOffset ObtainedAt { get; init; }

    /// <summary>Why the last question brought nothing; null if it did.</summary>
    [Id(3)]
    public string? Reason { get; init; }

    /// <summary>Until when nobody asks again.</summary>
    [Id(4)]
    public required DateTimeOffset AskAgainAt { get; init; }

    /// <summary>Whether the source should be asked, at this time.</summary>
    public bool IsExpired(DateTimeOffset now) => AskAgainAt <= now && (Observation is null || Slot.End > now || Reason is not null);

    public SlotEntry WithObservation(WeatherObservation observation, DateTimeOffset now, WeatherOptions options) => this with
    {
        Observation = observation,
        ObtainedAt = now,
        Reason = null,
        AskAgainAt = now + options.FreshFor,
    };

    /// <summary>Keeps what is known and remembers that asking brought nothing.</summary>
    public SlotEntry WithFailure(WeatherAnswer failure, DateTimeOffset now, WeatherOptions options) => this with
    {
        Reason = failure.Reason,
        AskAgainAt = now + (failure.IsTransient ? options.NegativeFor : options.UnknownFor),
    };

    /// <summary>The answer that this entry gives, or null if it has no observation to give.</summary>
    public SlotWeather? Answer(DateTimeOffset now) => Observation is null
        ? null
        : new SlotWeather
        {
            Status = StatusAt(now),
            Reason = StatusAt(now) == WeatherStatus.Stale ? Reason ?? WeatherReasons.SourceTimeout : null,
            Observation = Observation,
            ExpiresAt = AskAgainAt,
        };

    private WeatherStatus StatusAt(DateTimeOffset now)
    {
        if (Slot.End <= now)
        {
            return WeatherStatus.Historical;
        }

        return Reason is null && AskAgainAt > now ? WeatherStatus.Fresh : WeatherStatus.Stale;
    }
}
