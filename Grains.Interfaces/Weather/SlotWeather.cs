namespace Isobar.Weather;

/// <summary>The answer to "what is the weather in this cell and slot": an observation, or the reason why there is none.</summary>
[GenerateSerializer, Immutable, Alias("isobar.slot-weather")]
public sealed record SlotWeather
{
    [Id(0)]
    public required WeatherStatus Status { get; init; }

    /// <summary>Why the status is stale or missing, as a short code such as <c>source_timeout</c>; else null.</summary>
    [Id(1)]
    public string? Reason { get; init; }

    /// <summary>Present unless the status is <see cref="WeatherStatus.Missing"/>.</summary>
    [Id(2)]
    public WeatherObservation? Observation { get; init; }

    /// <summary>Until when this answer may be given again without asking the cell.</summary>
    [Id(3)]
    public required DateTimeOffset ExpiresAt { get; init; }

    public static SlotWeather Missing(string reason, DateTimeOffset expiresAt) =>
        new() { Status = WeatherStatus.Missing, Reason = reason, ExpiresAt = expiresAt };
}
