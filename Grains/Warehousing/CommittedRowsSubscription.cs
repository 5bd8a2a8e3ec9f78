using System.Threading.Channels;

namespace Isobar.Warehousing;

/// <summary>One watcher of <see cref="CommittedRows"/>.</summary>
public sealed class CommittedRowsSubscription : IDisposable
{
    private readonly CommittedRows _feed;
    private readonly Func<EnrichedEvent, bool> _filter;
    private readonly Channel<EnrichedEvent> _rows;
    private long _dropped;

    internal CommittedRowsSubscription(CommittedRows feed, Func<EnrichedEvent, bool> filter, int capacity)
    {
        _feed = feed;
        _filter = filter;
        _rows = Channel.CreateBounded<EnrichedEvent>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>The rows, oldest first.</summary>
    public ChannelReader<EnrichedEvent> Rows => _rows.Reader;

    /// <summary>Rows lost because the watcher did not keep up.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Dispose()
    {
        _feed.Remove(this);
        _rows.Writer.TryComplete();
    }

    internal void Lose(long rows) => Interlocked.Add(ref _dropped, rows);

    internal void Offer(EnrichedEvent row)
    {
        if (_filter(row))
        {
            _rows.Writer.TryWrite(row);
        }
    }
}
