using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Isobar.Events;

/// <summary>
/// The pair (<c>user_id</c>, <c>event_id</c>), hashed to 96 bits: what "once" speaks of. A <see cref="RowKey"/> is an identity
/// at an hour.
/// </summary>
public readonly record struct EventIdentity(uint High, ulong Low)
{
    private const int LengthPrefix = sizeof(int);

    public static EventIdentity Of(string userId, string eventId)
    {
        var capacity = (2 * LengthPrefix) + Encoding.UTF8.GetMaxByteCount(userId.Length + eventId.Length);
        Span<byte> text = capacity <= 1024 ? stackalloc byte[capacity] : new byte[capacity];
        var length = Append(text, userId);
        length += Append(text[length..], eventId);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return new EventIdentity(BinaryPrimitives.ReadUInt32BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[4..]));
    }

    public static EventIdentity Of(RowKey key) => new((uint)key.High, key.Low);

    public RowKey At(uint hour) => new(((ulong)hour << 32) | High, Low);

    // Length-prefixed, so that ("ab", "c") and ("a", "bc") differ.
    private static int Append(Span<byte> destination, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part, destination[LengthPrefix..]);
        BinaryPrimitives.WriteInt32BigEndian(destination, bytes);
        return LengthPrefix + bytes;
    }
}
