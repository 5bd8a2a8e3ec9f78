namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

/// <summary>A TIMESTAMP: microseconds since 1970, UTC.</summary>
public readonly record struct Timestamp(long Microseconds) : IComparable<Timestamp>
{
    public const long PerSecond = 1_000_000;
    public const long PerDay = 86_400 * PerSecond;

    private const int TicksPerMicrosecond = (int)TimeSpan.TicksPerMicrosecond;

    public static Timestamp From(DateTimeOffset instant) =>
        new((instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond);

    public static Timestamp From(DateTime utc) =>
        new((utc.Ticks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond);

    public DateTime ToUtc() =>
        new(DateTimeOffset.UnixEpoch.UtcTicks + (Microseconds * TicksPerMicrosecond), DateTimeKind.Utc);

    public int CompareTo(Timestamp other) => Microseconds.CompareTo(other.Microseconds);

    public static bool operator <(Timestamp left, Timestamp right) => left.Microseconds < right.Microseconds;

    public static bool operator >(Timestamp left, Timestamp right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(Timestamp left, Timestamp right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(Timestamp left, Timestamp right) => left.Microseconds >= right.Microseconds;
}
