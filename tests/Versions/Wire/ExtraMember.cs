using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Session;

namespace Isobar.Tests.Versions.Wire;

/// <summary>Gives any message one more member than its type has: a text, with a number that no type uses.</summary>
internal static class ExtraMember
{
    private const uint NumberAfterTheLast = 50;
    private const byte EndOfObject = 0b_1110_0000;

    public static byte[] AddTo(byte[] message)
    {
        Assert.Equal(EndOfObject, message[^1]);
        return [.. message[..^1], .. Member(), EndOfObject];
    }

    private static byte[] Member()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        using var session = services.GetRequiredService<SerializerSessionPool>().GetSession();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = Writer.Create(buffer, session);
        StringCodec.WriteField(ref writer, NumberAfterTheLast, "of a later version");
        writer.Commit();
        return buffer.WrittenSpan.ToArray();
    }
}
