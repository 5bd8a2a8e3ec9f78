namespace Isobar.Weather;

/// <summary>A source's answer to one question.</summary>
public sealed record WeatherAnswer
{
    private WeatherAnswer()
    {
    }

    /// <summary>The weather, or null if there is none.</summary>
    public WeatherObservation? Observation { get; private init; }

    /// <summary>Without an observation: why, one of <see cref="WeatherReasons"/> or the source's own code.</summary>
    public string? Reason { get; private init; }

    /// <summary>Without an observation: whether asking again soon may help. False for data that will never be.</summary>
    public bool IsTransient { get; private init; }

    public static WeatherAnswer Known(WeatherObservation observation) => new() { Observation = observation };

    /// <summary>The source has nothing for this question and never will.</summary>
    public static WeatherAnswer Unknown(string reason) => new() { Reason = reason };

    /// <summary>The source could not answer now.</summary>
    public static WeatherAnswer Failed(string reason) => new() { Reason = reason, IsTransient = true };
}
