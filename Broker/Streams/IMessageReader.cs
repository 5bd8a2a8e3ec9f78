namespace Isobar.Broker.Streams;

/// <summary>Knows what the messages of a topic carry.</summary>
public interface IMessageReader<T>
{
    /// <summary>The key of the stream that a message belongs to. A message that names none is best kept apart under its own id.</summary>
    string KeyOf(ReceivedMessage message);

    /// <summary>The item that a message of this key carries, or what is wrong with it. The same for every redelivery.</summary>
    MessageReading<T> Read(string key, ReceivedMessage message);
}
