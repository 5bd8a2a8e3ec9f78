namespace Isobar.Broker.Streams;

/// <summary>Where messages go that nobody will try again: dead letters.</summary>
public interface IRefusedMessageStore
{
    /// <summary>
    /// Stores the messages; when the task completes they are durable, and may be acknowledged. Storing one again must do no harm: an
    /// acknowledgement may be lost. After an exception any of them may have been stored.
    /// </summary>
    /// <param name="source">The topic that they came from.</param>
    /// <param name="messages">At least one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task StoreAsync(string source, IReadOnlyList<RefusedMessage> messages, CancellationToken cancellationToken);
}
