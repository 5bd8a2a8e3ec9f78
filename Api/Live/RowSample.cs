using Isobar.Warehousing;

namespace Isobar.Api.Live;

/// <summary>
/// A random sample of the rows that pass a filter, evenly drawn from those since it was taken last: Vitter's algorithm R. One thread offers at a time, another
/// takes.
/// </summary>
internal sealed class RowSample(Func<EnrichedEvent, bool> filter, int size, Random random)
{
    private readonly Lock _gate = new();
    private readonly List<EnrichedEvent> _rows = new(size);
    private int _seen;

    public void Offer(EnrichedEvent row)
    {
        if (!filter(row))
        {
            return;
        }

        lock (_gate)
        {
            _seen++;
            if (_rows.Count < size)
            {
                _rows.Add(row);
            }
            else if (random.Next(_seen) is var place && place < size)
            {
                _rows[place] = row;
            }
        }
    }

    /// <summary>The sample, newest first, and of how many rows it is one. The next begins.</summary>
    public (IReadOnlyList<EnrichedEvent> Rows, int Seen) Take()
    {
        lock (_gate)
        {
            (IReadOnlyList<EnrichedEvent> Rows, int Seen) taken = ([.. _rows.OrderByDescending(static row => row.EnrichedAt)], _seen);
            _rows.Clear();
            _seen = 0;
            return taken;
        }
    }
}
