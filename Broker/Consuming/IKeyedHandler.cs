namespace Isobar.Broker.Consuming;

/// <summary>What a <see cref="KeyedConsumer"/> does with messages.</summary>
public interface IKeyedHandler
{
    /// <summary>The key by which messages are kept apart: those of one key are handled one batch at a time, those of different keys never wait for each other.</summary>
    string KeyOf(ReceivedMessage message);

    /// <summary>
    /// Handles messages of one key; one settlement per message, in the order given. Throwing gives the whole batch back, and
    /// its messages come again one by one, so that one bad message does not take its neighbours along.
    /// </summary>
    Task<IReadOnlyList<Settlement>> HandleAsync(
        string key, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken);
}
