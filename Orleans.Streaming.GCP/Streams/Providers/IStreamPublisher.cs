namespace Orleans.Streaming.GCP.Providers;

/// <summary>Takes what producers send.</summary>
internal interface IStreamPublisher
{
    /// <summary>Completes when the broker holds all events.</summary>
    /// <exception cref="ArgumentException">An event cannot be sent as it is; none was.</exception>
    Task PublishAsync<T>(StreamId stream, IEnumerable<T> events, IReadOnlyDictionary<string, object>? requestContext);
}
