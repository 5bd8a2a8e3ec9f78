namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Numbers pulls, never one twice: the upper bits are the number of this start, kept in the file.</summary>
internal sealed class LeaseNumbers(long start)
{
    private const int BitsPerStart = 40;

    private long _last = start << BitsPerStart;

    public long Next() => Interlocked.Increment(ref _last);
}
