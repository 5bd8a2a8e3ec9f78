using Isobar.Api.Problems;
using Isobar.Warehousing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isobar.Api.LiveStream;

/// <summary>The watchers of the live stream, at most so many.</summary>
internal sealed class Watchers(
    CommittedRows rows, IOptions<ApiOptions> options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private int _count;
    private long _dropped;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Rows that were lost on the way to watchers, which was too slow for them, since start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <exception cref="ProblemException">503: there are too many already.</exception>
    public Watcher Watch(RowFilter filter)
    {
        var limit = options.Value.MaxWatchers;
        if (Interlocked.Increment(ref _count) > limit)
        {
            Interlocked.Decrement(ref _count);
            throw new ProblemException(Refusal.Unavailable(
                $"At most {limit} may watch at once.", options.Value.RetryAfter) with { Limit = limit });
        }

        return new Watcher(
            rows.Subscribe(filter.Includes, options.Value.WatcherCapacity), options.Value.Heartbeat, time,
            Leave, lifetime.ApplicationStopping);
    }

    private void Leave(long dropped)
    {
        Interlocked.Add(ref _dropped, dropped);
        Interlocked.Decrement(ref _count);
    }
}
