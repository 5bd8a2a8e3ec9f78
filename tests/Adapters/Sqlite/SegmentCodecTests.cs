using System.Text;
using FsCheck.Xunit;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.Broker;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class SegmentCodecTests
{
    [Property]
    public void Messages_come_back_as_they_were_encoded((byte[] Payload, (string? Name, string? Value)[] Attributes)[] sample)
    {
        var messages = sample.Select(message => new OutgoingMessage(
            message.Payload ?? [],
            new MessageAttributes([.. (message.Attributes ?? []).Select(pair => KeyValuePair.Create(Text(pair.Name), Text(pair.Value)))]))).ToArray();

        var decoded = SegmentCodec.Decode(Encode(messages));

        Assert.Equal(messages.Length, decoded.Length);
        Assert.All(messages.Zip(decoded), pair =>
        {
            Assert.Equal(pair.First.Payload.ToArray(), pair.Second.Payload.ToArray());
            Assert.Equal(pair.First.Attributes, pair.Second.Attributes);
        });
    }

    [Property]
    public void Any_changed_byte_is_noticed(int position, byte change)
    {
        var segment = Encode(Sample());
        segment[(int)((uint)position % segment.Length)] ^= (byte)(change | 1);

        Assert.Throws<DamagedSegmentException>(() => SegmentCodec.Decode(segment));
    }

    [Property]
    public void Any_missing_end_is_noticed(int length)
    {
        var segment = Encode(Sample());

        Assert.Throws<DamagedSegmentException>(() => SegmentCodec.Decode(segment.AsSpan(0, (int)((uint)length % segment.Length))));
    }

    [Property]
    public void Random_bytes_are_noticed(byte[] bytes) =>
        Assert.Throws<DamagedSegmentException>(() => SegmentCodec.Decode(bytes));

    [Fact]
    public void Version_1_can_always_be_read()
    {
        // Frozen: segments of this version lie on people's disks.
        var segment = Convert.FromHexString("01020000000101610276310568656C6C6F000087F8F8A9");

        var messages = SegmentCodec.Decode(segment);

        Assert.Equal(["hello", string.Empty], messages.Select(message => Encoding.UTF8.GetString(message.Payload.Span)));
        Assert.Equal("v1", messages[0].Attributes["a"]);
    }

    private static OutgoingMessage[] Sample() =>
    [
        new("hello"u8.ToArray(), new MessageAttributes(KeyValuePair.Create("a", "v1"))),
        new(ReadOnlyMemory<byte>.Empty, MessageAttributes.Empty),
    ];

    private static byte[] Encode(OutgoingMessage[] messages)
    {
        using var encoded = EncodedMessages.Of(messages);
        var draft = new SegmentDraft();
        draft.Add(messages, encoded);
        return draft.Seal().ToArray();
    }

    // Half a surrogate pair is no text; UTF-8 has no bytes for it.
    private static string Text(string? generated) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(generated ?? string.Empty));
}
