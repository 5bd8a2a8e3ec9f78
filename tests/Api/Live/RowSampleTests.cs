using Isobar.Api.Live;
using Isobar.Api.Tests.Hosting;
using Isobar.Warehousing;

namespace Isobar.Api.Tests.Live;

public sealed class RowSampleTests
{
    private readonly List<EnrichedEvent> _rows = [.. Enumerable.Range(0, 20).Select(static number => Samples.Row(id: $"e{number}"))];

    [Fact]
    public void Every_row_is_drawn_as_often_as_any_other()
    {
        var sample = new RowSample(static _ => true, 5, new Random(1));
        var drawn = _rows.ToDictionary(static row => row.Event.EventId, static _ => 0, StringComparer.Ordinal);
        for (var round = 0; round < 4_000; round++)
        {
            _rows.ForEach(sample.Offer);
            foreach (var row in sample.Take().Rows)
            {
                drawn[row.Event.EventId]++;
            }
        }

        // A thousand each are expected, with a deviation of 27.
        Assert.All(drawn.Values, static times => Assert.InRange(times, 880, 1_120));
    }

    [Fact]
    public void What_was_taken_is_neither_shown_nor_counted_again()
    {
        var sample = new RowSample(static _ => true, 5, new Random(1));
        _rows.ForEach(sample.Offer);

        Assert.Equal((5, 20), Taken(sample));
        Assert.Equal((0, 0), Taken(sample));
        sample.Offer(_rows[0]);
        Assert.Equal((1, 1), Taken(sample));
    }

    private static (int Rows, int Seen) Taken(RowSample sample)
    {
        var (rows, seen) = sample.Take();
        return (rows.Count, seen);
    }
}
