using System.Globalization;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>
/// Versions of states. One counter for all, started at the clock or beyond what is stored, so that a state that was cleared and written anew
/// never bears a version that an old activation still holds.
/// </summary>
internal sealed class ETags(long start)
{
    private long _last = start;

    public static ETags StartingAfter(long stored, TimeProvider time) =>
        new(Math.Max(stored, time.GetUtcNow().ToUnixTimeMilliseconds() * 1000));

    public static string Format(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null for what is no version of ours: it matches nothing.</returns>
    public static long? Parse(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    public long Next() => Interlocked.Increment(ref _last);
}
