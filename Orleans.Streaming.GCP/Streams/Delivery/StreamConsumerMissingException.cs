namespace Orleans.Streaming.GCP.Delivery;

/// <summary>Nobody consumed what was delivered: no grain subscribes to the stream, or the one that does has no observer.</summary>
[GenerateSerializer, Alias("Orleans.Streaming.GCP.StreamConsumerMissingException")]
public sealed class StreamConsumerMissingException : OrleansException
{
    public StreamConsumerMissingException(string message)
        : base(message)
    {
    }

    internal static StreamConsumerMissingException NobodySubscribes(StreamId stream) =>
        new($"Nobody subscribes to the stream {stream}. A grain class does with [ImplicitStreamSubscription(\"{stream.GetNamespace()}\")].");

    internal static StreamConsumerMissingException NobodyObserves(GrainId grain) => new(
        $"The grain {grain} subscribes to the stream, but has not resumed the subscription with an observer: implement IStreamSubscriptionObserver.");
}
