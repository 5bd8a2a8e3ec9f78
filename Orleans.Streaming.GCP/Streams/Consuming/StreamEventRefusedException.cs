namespace Orleans.Streaming.GCP.Consuming;

/// <summary>
/// Thrown by a consumer that will never take an event, whoever tries: it counts as an attempt of the event, which becomes a dead letter after
/// <see cref="Configuration.PubSubStreamOptions.MaxAttempts"/>. Any other exception of a consumer is taken for trouble that passes.
/// </summary>
/// <param name="message">Why, in a sentence.</param>
[GenerateSerializer, Alias("Orleans.Streaming.GCP.StreamEventRefusedException")]
public sealed class StreamEventRefusedException(string message) : Exception(message);
