namespace Isobar.Weather;

/// <summary>
/// The weather of one cell; its key is the cell's name. Consumes the stream
/// <see cref="Streaming.StreamNamespaces.WeatherObservations"/>.
/// </summary>
[Alias("isobar.location")]
public interface ILocationGrain : IGrainWithStringKey
{
    /// <summary>
    /// The weather of a slot: from memory, or asked for once however many ask at the same time. Never fails because of the
    /// weather source: then the answer is stale, or missing with the reason.
    /// </summary>
    [AlwaysInterleave, Alias("weather")]
    Task<SlotWeather> GetWeatherAsync(Slot slot);

    /// <summary>What the cell remembers, without asking anybody.</summary>
    [ReadOnly, AlwaysInterleave, Alias("snapshot")]
    Task<LocationSnapshot> GetSnapshotAsync();
}
