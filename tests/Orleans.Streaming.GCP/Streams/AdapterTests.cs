using System.Text;
using System.Text.Json;
using Isobar.Broker;
using Isobar.Tests.Streams.Grains;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Messages;

namespace Isobar.Tests.Streams;

/// <summary>How events and messages correspond.</summary>
public sealed class AdapterTests
{
    private readonly JsonDataAdapter _adapter = new(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    [Fact]
    public void A_stream_is_found_again_by_the_attributes_of_its_messages()
    {
        StreamId[] streams =
        [
            StreamId.Create("readings", "ada"),
            StreamId.Create("readings", Guid.Parse("0b3f2a1c-9d4e-4f5a-8b6c-7d8e9f0a1b2c")),
            StreamId.Create("Messwerte", "Zürich/Öl 油"),
            StreamId.Create((string?)null, "ada"),
        ];

        Assert.All(streams, stream => Assert.Equal(stream, _adapter.ReadStream(Received(_adapter.ToMessage(stream, new Reading("a", 1), null))).Item));
    }

    [Fact]
    public void Different_streams_have_different_keys_whatever_their_names()
    {
        StreamId[] streams =
        [
            StreamId.Create("a", "bc"), StreamId.Create("ab", "c"), StreamId.Create((string?)null, "abc"), StreamId.Create("1:a", "bc"), StreamId.Create("1", ":abc"),
        ];

        Assert.Equal(streams.Length, streams.Select(StreamKeys.Of).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_stream_whose_key_is_not_text_is_refused()
    {
        var stream = StreamId.Create("readings"u8, [0xff, 0xfe]);

        var refused = Assert.Throws<ArgumentException>(() => _adapter.ToMessage(stream, 1, null));

        Assert.Contains("A stream's key must be UTF-8 text to be an attribute of a message, and is fffe", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_null_is_refused_on_either_side()
    {
        Assert.Throws<ArgumentNullException>(() => _adapter.ToMessage<Reading?>(StreamId.Create("readings", "ada"), null, null));
        Assert.Throws<UnreadableEventException>(() => _adapter.ReadEvent<Reading>(Message("null")));
    }

    [Fact]
    public void A_message_is_read_as_the_type_that_its_consumer_wants()
    {
        var message = Message("""{"sensor":"ada","number":3}""");

        Assert.Equal(new Reading("ada", 3), _adapter.ReadEvent<Reading>(message));
        Assert.Equal(3, _adapter.ReadEvent<JsonElement>(message).GetProperty("number").GetInt32());
        Assert.Contains("Message 17 is no System.Int32", Assert.Throws<UnreadableEventException>(() => _adapter.ReadEvent<int>(message)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_request_context_strings_travel_and_what_is_Orleans_own_does_not()
    {
        var message = _adapter.ToMessage(
            StreamId.Create("readings", "ada"), 1, new Dictionary<string, object>(StringComparer.Ordinal) { ["tenant"] = "blue", ["#RC_AI"] = "x", ["count"] = 3 });

        Assert.Equal([new("tenant", "blue")], _adapter.ReadContext(Received(message))!);
        Assert.Equal(3, message.Attributes.Count);
    }

    [Fact]
    public void A_request_context_over_a_limit_is_refused_with_its_key()
    {
        var refused = Assert.Throws<ArgumentException>(() => _adapter.ToMessage(
            StreamId.Create("readings", "ada"), 1, new Dictionary<string, object>(StringComparer.Ordinal) { ["tenant"] = new string('x', 1_025) }));

        Assert.Contains("\"tenant\" in the request context has 1025 bytes; at most 1024", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_without_a_namespace_is_refused_unless_there_is_a_default()
    {
        var message = Received(new OutgoingMessage(default, new MessageAttributes(new KeyValuePair<string, string>("stream_key", "ada"))));

        Assert.Equal("The attribute stream_namespace is missing, and there is no default namespace.", _adapter.ReadStream(message).Fault);
        Assert.Equal(StreamId.Create("readings", "ada"), new JsonDataAdapter(new JsonSerializerOptions(), "readings").ReadStream(message).Item);
    }

    private static StreamMessage Message(string json) => new()
    {
        MessageId = "17",
        PublishedAt = DateTimeOffset.UnixEpoch,
        Payload = Encoding.UTF8.GetBytes(json),
        Attributes = [],
    };

    private static ReceivedMessage Received(OutgoingMessage message) => new("ack", "17", message.Payload, message.Attributes, DateTimeOffset.UnixEpoch, Faults: 0, Deliveries: 1);
}
