using System.Text;
using Isobar.Broker;
using Isobar.Broker.Streams;
using Orleans.Streaming.GCP.DeadLetters;

namespace Isobar.Tests.Streams;

/// <summary>A dead letter must be publishable whatever it was made of, or its message would never end.</summary>
public sealed class DeadLetterMessageTests
{
    [Fact]
    public void A_payload_that_leaves_no_room_is_cut_and_its_length_is_told()
    {
        var letter = Of(new byte[OutgoingMessage.MaximumBytes - 20], "too much", new KeyValuePair<string, string>("stream_key", "ada"));

        Assert.True(letter.Payload.Length + letter.Attributes.Sum(static pair => pair.Key.Length + pair.Value.Length) <= OutgoingMessage.MaximumBytes);
        Assert.Equal($"{OutgoingMessage.MaximumBytes - 20}", letter.Attributes["dead_letter_payload_bytes"]);
    }

    [Fact]
    public void A_reason_is_cut_between_characters()
    {
        var letter = Of("{}"u8.ToArray(), new string('é', 700));

        Assert.Equal(1_024, Encoding.UTF8.GetByteCount(letter.Attributes["dead_letter_reason"]!));
        Assert.Null(letter.Attributes["dead_letter_payload_bytes"]);
    }

    [Fact]
    public void Attributes_that_Pub_Sub_would_refuse_are_left_out()
    {
        KeyValuePair<string, string>[] attributes = [new("googclient_schemaencoding", "JSON"), .. Enumerable.Range(0, 99).Select(static i => new KeyValuePair<string, string>($"a{i}", "x"))];
        var letter = Of("{}"u8.ToArray(), "no", attributes);

        Assert.Null(letter.Attributes["googclient_schemaencoding"]);
        Assert.InRange(letter.Attributes.Count, 95, 100);
        Assert.Equal("no", letter.Attributes["dead_letter_reason"]);
    }

    private static OutgoingMessage Of(byte[] payload, string fault, params KeyValuePair<string, string>[] attributes) => DeadLetterMessage.Of(
        "topic", new RefusedMessage(new ReceivedMessage("ack", "1", payload, new MessageAttributes(attributes), DateTimeOffset.UnixEpoch, 0, 1), fault, 3));
}
