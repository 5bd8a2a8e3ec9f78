using System.Text.Json;
using Isobar.Broker;
using Isobar.Broker.Streams;

namespace Orleans.Streaming.GCP.Messages;

/// <summary>
/// Events as JSON, the stream in the attributes <see cref="StreamAttributes.Namespace"/> and <see cref="StreamAttributes.Key"/>. Whoever can publish
/// JSON to a topic can feed it. The JSON is read as the type that a consumer observes, so that neither end needs the other's types.
/// </summary>
/// <param name="json">How types and JSON correspond.</param>
/// <param name="defaultNamespace">The namespace of messages that name none; null: they are refused.</param>
public sealed class JsonDataAdapter(JsonSerializerOptions json, string? defaultNamespace = null) : IPubSubDataAdapter
{
    public OutgoingMessage ToMessage<T>(StreamId stream, T item, IReadOnlyDictionary<string, object>? requestContext)
    {
        if (item is null)
        {
            throw new ArgumentNullException(nameof(item), $"An event of the stream {stream} is null.");
        }

        return new OutgoingMessage(
            JsonSerializer.SerializeToUtf8Bytes(item, json),
            new MessageAttributes([.. StreamIdAttributes.Of(stream), .. ContextAttributes.Of(requestContext)]));
    }

    public MessageReading<StreamId> ReadStream(ReceivedMessage message) => StreamIdAttributes.Read(message.Attributes, defaultNamespace);

    public IReadOnlyDictionary<string, string>? ReadContext(ReceivedMessage message) => ContextAttributes.Read(message.Attributes);

    public T ReadEvent<T>(StreamMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(message.Payload.Span, json) ?? throw UnreadableEventException.Of(message, typeof(T), "it is null.");
        }
        catch (JsonException malformed)
        {
            throw UnreadableEventException.Of(message, typeof(T), malformed.Message);
        }
    }
}
