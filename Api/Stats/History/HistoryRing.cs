namespace Isobar.Api.Stats.History;

/// <summary>The newest points at an interval, at most so many.</summary>
internal sealed class HistoryRing(string window, TimeSpan interval, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<HistoryPoint> _points = new(capacity);

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
            if (_points.Count == capacity)
            {
                _points.Dequeue();
            }

            _points.Enqueue(point);
        }
    }

    /// <summary>Takes back what was kept, but for what has grown too old.</summary>
    public void Restore(IEnumerable<HistoryPoint> points, DateTimeOffset now)
    {
        var oldest = now - (interval * capacity);
        foreach (var point in points.Where(point => point.Time > oldest && point.Time <= now).OrderBy(static point => point.Time))
        {
            Add(point);
        }
    }
}
