using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>
/// One dead letter as it was at one time: should its event fail again, the letter that takes its place has the same key and a later
/// <paramref name="ReceivedAt"/>. References are ordered as letters are listed, from old to new: by instant, then by key.
/// </summary>
/// <param name="Key">The letter's key.</param>
/// <param name="ReceivedAt">When the broker took the message, in the microseconds that a warehouse holds.</param>
public readonly record struct DeadLetterReference(RowKey Key, DateTimeOffset ReceivedAt) : IComparable<DeadLetterReference>
{
    public static DeadLetterReference To(DeadLetter letter) => new(letter.Key, letter.ReceivedAt);

    public int CompareTo(DeadLetterReference other) =>
        ReceivedAt != other.ReceivedAt ? ReceivedAt.CompareTo(other.ReceivedAt) : Key.CompareTo(other.Key);

    public static bool operator <(DeadLetterReference left, DeadLetterReference right) => left.CompareTo(right) < 0;

    public static bool operator >(DeadLetterReference left, DeadLetterReference right) => left.CompareTo(right) > 0;

    public static bool operator <=(DeadLetterReference left, DeadLetterReference right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DeadLetterReference left, DeadLetterReference right) => left.CompareTo(right) >= 0;
}
