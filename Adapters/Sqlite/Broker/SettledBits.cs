using System.Numerics;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>A bit per message of a segment: whether it is settled.</summary>
internal sealed class SettledBits
{
    private readonly byte[] _bits;

    public SettledBits(int messages)
    {
        _bits = new byte[(messages + 7) / 8];
        Messages = messages;
    }

    private SettledBits(int messages, ReadOnlySpan<byte> bits)
        : this(messages)
    {
        bits[..Math.Min(bits.Length, _bits.Length)].CopyTo(_bits);
        Count = CountOf(_bits);
    }

    public int Messages { get; }

    /// <summary>How many are settled.</summary>
    public int Count { get; private set; }

    public bool IsComplete => Count == Messages;

    public bool this[int message] => (_bits[message >> 3] & (1 << (message & 7))) != 0;

    public static SettledBits FromBytes(int messages, ReadOnlySpan<byte> bits) => new(messages, bits);

    public static int CountOf(ReadOnlySpan<byte> bits)
    {
        var count = 0;
        foreach (var octet in bits)
        {
            count += BitOperations.PopCount(octet);
        }

        return count;
    }

    public void Set(int message)
    {
        if (!this[message])
        {
            _bits[message >> 3] |= (byte)(1 << (message & 7));
            Count++;
        }
    }

    public byte[] ToBytes() => [.. _bits];
}
