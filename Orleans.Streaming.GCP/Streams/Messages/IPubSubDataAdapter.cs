using Isobar.Broker;
using Isobar.Broker.Streams;

namespace Orleans.Streaming.GCP.Messages;

/// <summary>
/// How events become messages and messages events. The default is <see cref="JsonDataAdapter"/>; register another as a singleton that is keyed by the
/// provider's name, in silos and clients alike. All members may be called from any number of callers at once.
/// </summary>
public interface IPubSubDataAdapter
{
    /// <summary>The message that carries an event of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="item">The event.</param>
    /// <param name="requestContext">The producer's request context, or null.</param>
    /// <exception cref="ArgumentException">It cannot be carried.</exception>
    OutgoingMessage ToMessage<T>(StreamId stream, T item, IReadOnlyDictionary<string, object>? requestContext);

    /// <summary>The stream that a message belongs to, or why it belongs to none; the same for every redelivery. Called where messages are pulled.</summary>
    MessageReading<StreamId> ReadStream(ReceivedMessage message);

    /// <summary>The request context that the consumer sees, or null. Called where messages are pulled.</summary>
    IReadOnlyDictionary<string, string>? ReadContext(ReceivedMessage message);

    /// <summary>The event that a message carries. Called where the consumer is, once for each consumer.</summary>
    /// <exception cref="UnreadableEventException">It carries no <typeparamref name="T"/>.</exception>
    T ReadEvent<T>(StreamMessage message);
}
