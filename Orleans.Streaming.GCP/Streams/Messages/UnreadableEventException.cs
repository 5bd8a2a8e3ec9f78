namespace Orleans.Streaming.GCP.Messages;

/// <summary>A message does not carry an event of the type that its consumer observes. It counts as an attempt of the message.</summary>
[GenerateSerializer, Alias("Orleans.Streaming.GCP.UnreadableEventException")]
public sealed class UnreadableEventException(string message) : Exception(message)
{
    /// <param name="source">The message.</param>
    /// <param name="wanted">The type of the event.</param>
    /// <param name="reason">What is wrong, in a sentence.</param>
    public static UnreadableEventException Of(StreamMessage source, Type wanted, string reason) =>
        new($"Message {source.MessageId} is no {wanted}: {reason}");
}
