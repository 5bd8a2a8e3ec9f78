namespace Isobar.Streaming;

/// <summary>The namespaces of the streams that grains consume; each is also the name of the topic that feeds it.</summary>
public static class StreamNamespaces
{
    /// <summary>Items: <see cref="Events.UserEvent"/>. Key: user id.</summary>
    public const string UserEvents = "user-events";

    /// <summary>Items: <see cref="Weather.WeatherReport"/>. Key: cell.</summary>
    public const string WeatherObservations = "weather-observations";
}
