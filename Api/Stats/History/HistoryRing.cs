namespace Isobar.Api.Stats.History;

/// <summary>The newest points at an interval, at most so many, and none older than so many intervals before the newest.</summary>
internal sealed class HistoryRing(string window, TimeSpan interval, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<HistoryPoint> _points = new(capacity);
    private readonly TimeSpan _span = interval * capacity;

    /// <summary>As <c>?window=</c> names it.</summary>
    public string Window => window;

    public TimeSpan Interval => interval;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryPoint> Points
    {
        get
        {
            lock (_gate)
            {
                return [.. _points];
            }
        }
    }

    public void Add(HistoryPoint point)
    {
        lock (_gate)
        {
            // After a gap there are fewer points than there is room for, and they still grow too old.
            while (_points.TryPeek(out var oldest) && (_points.Count == capacity || oldest.Time <= point.Time - _span))
            {
                _points.Dequeue();
            }

            _points.Enqueue(point);
        }
    }

    /// <summary>Takes back what was kept, but for what has grown too old.</summary>
    public void Restore(IEnumerable<HistoryPoint> points, DateTimeOffset now)
    {
        foreach (var point in points.Where(point => point.Time > now - _span && point.Time <= now).OrderBy(static point => point.Time))
        {
            Add(point);
        }
    }
}
