namespace Isobar.Silo.Pipeline;

/// <summary>The topics that the pipeline consumes.</summary>
internal sealed record PipelineTopics(TopicConsumer UserEvents, TopicConsumer WeatherObservations)
{
    /// <summary>The pipeline's subscription to <c>user-events</c>.</summary>
    public const string UserEventsSubscription = "user-events-isobar";

    /// <summary>The pipeline's subscription to <c>weather-observations</c>.</summary>
    public const string WeatherObservationsSubscription = "weather-observations-isobar";

    public IReadOnlyList<TopicConsumer> All { get; } = [UserEvents, WeatherObservations];
}
