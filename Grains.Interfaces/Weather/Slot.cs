namespace Isobar.Weather;

/// <summary>
/// A stretch of UTC, an hour by default, for which a cell has one weather. Slots of one length tile the day without gaps.
/// </summary>
[GenerateSerializer, Immutable, Alias("isobar.slot")]
public readonly record struct Slot : IComparable<Slot>
{
    private Slot(DateTimeOffset start, TimeSpan length)
    {
        Start = start;
        Length = length;
    }

    /// <summary>When it begins, UTC, inclusive.</summary>
    [Id(0)]
    public DateTimeOffset Start { get; }

    /// <summary>15, 30 or 60 minutes.</summary>
    [Id(1)]
    public TimeSpan Length { get; }

    /// <summary>When it ends, UTC, exclusive.</summary>
    public DateTimeOffset End => Start + Length;

    /// <summary>The slot that <paramref name="instant"/> falls into.</summary>
    public static Slot Containing(DateTimeOffset instant, TimeSpan length)
    {
        if (!IsLength(length))
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "A slot lasts 15, 30 or 60 minutes.");
        }

        var ticks = instant.UtcTicks;
        return new Slot(new DateTimeOffset(ticks - (ticks % length.Ticks), TimeSpan.Zero), length);
    }

    public static bool IsLength(TimeSpan length) => length.TotalMinutes is 15 or 30 or 60;

    public bool Contains(DateTimeOffset instant) => instant >= Start && instant < End;

    public int CompareTo(Slot other) => Start.CompareTo(other.Start);

    public override string ToString() => Start.ToString("yyyy-MM-dd'T'HH:mm'Z'");

    public static bool operator <(Slot left, Slot right) => left.CompareTo(right) < 0;

    public static bool operator >(Slot left, Slot right) => left.CompareTo(right) > 0;

    public static bool operator <=(Slot left, Slot right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Slot left, Slot right) => left.CompareTo(right) >= 0;
}
