using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Isobar.Events;

/// <summary>
/// 64 bits of SHA-256 over what an event says (type, time, place, properties), to notice one identity used for two different
/// events. A collision would only leave such a conflict uncounted.
/// </summary>
public static class ContentFingerprint
{
    private const int FixedSize = 4 * sizeof(long);

    public static ulong Of(UserEvent userEvent)
    {
        var type = MemoryMarshal.AsBytes(userEvent.Type.AsSpan());
        var properties = MemoryMarshal.AsBytes(userEvent.Properties.AsSpan());
        var size = FixedSize + type.Length + properties.Length;
        Span<byte> content = size <= 1024 ? stackalloc byte[size] : new byte[size];
        WriteFixed(content, userEvent, type.Length);
        type.CopyTo(content[FixedSize..]);
        properties.CopyTo(content[(FixedSize + type.Length)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static void WriteFixed(Span<byte> content, UserEvent userEvent, int typeLength)
    {
        BinaryPrimitives.WriteInt64LittleEndian(content, userEvent.OccurredAt.UtcTicks);
        BinaryPrimitives.WriteDoubleLittleEndian(content[8..], userEvent.Location?.Latitude ?? double.NaN);
        BinaryPrimitives.WriteDoubleLittleEndian(content[16..], userEvent.Location?.Longitude ?? double.NaN);
        BinaryPrimitives.WriteInt64LittleEndian(content[24..], typeLength);
    }
}
