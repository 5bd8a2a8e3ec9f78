using FsCheck.Xunit;
using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

/// <summary>Calls of all sizes at all times, to a warehouse that answers at once.</summary>
[Properties(MaxTest = 100)]
public sealed class FlushProperties
{
    private const int MostRows = 10;
    private const int MostBytes = 4_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    [Property]
    public void Nobody_waits_longer_than_the_flush_interval((byte Rows, byte Text, byte Pause)[] calls) =>
        Assert.All(Run(calls).Calls, static call => Assert.InRange(call.Answered!.Value - call.Asked, TimeSpan.Zero, Interval));

    [Property]
    public void Every_row_is_appended_once_in_the_order_of_the_calls((byte Rows, byte Text, byte Pause)[] calls)
    {
        var run = Run(calls);
        Assert.Equal(run.Calls.SelectMany(static call => call.Rows), run.Appended);
        Assert.All(run.Calls, static call => Assert.Equal(call.Rows.Count, call.Answer.GetAwaiter().GetResult().Count));
    }

    [Property]
    public void A_call_is_never_parted_and_the_one_that_fills_a_batch_is_its_last((byte Rows, byte Text, byte Pause)[] calls)
    {
        var run = Run(calls);
        var next = 0;
        foreach (var rows in run.Batches)
        {
            var batch = new List<Call>();
            while (batch.Sum(static call => call.Rows.Count) < rows)
            {
                batch.Add(run.Calls[next++]);
            }

            Assert.Equal(rows, batch.Sum(static call => call.Rows.Count));
            Assert.InRange(batch.SkipLast(1).Sum(static call => call.Rows.Count), 0, MostRows - 1);
            Assert.InRange(batch.SkipLast(1).Sum(static call => call.Rows.Sum(static row => row.Event.Properties!.Length)), 0, MostBytes - 1);
        }
    }

    [Property]
    public void What_fills_a_batch_does_not_wait((byte Rows, byte Text, byte Pause)[] calls) => Assert.All(
        Run(calls).Calls.Where(static call => call.Rows.Count >= MostRows || call.Rows.Sum(static row => row.Event.Properties!.Length) >= MostBytes),
        static call => Assert.Equal(call.Asked, call.Answered));

    private static (List<Call> Calls, IReadOnlyList<int> Batches, IReadOnlyList<EnrichedEvent> Appended) Run((byte Rows, byte Text, byte Pause)[] plan)
    {
        using var host = new GrainsHost(writer: static options =>
            (options.MaxBatchRows, options.MaxBatchBytes, options.FlushInterval) = (MostRows, MostBytes, Interval));
        var calls = new List<Call>();
        foreach (var (rows, text, pause) in plan)
        {
            calls.Add(Ask(host, calls.Sum(static call => call.Rows.Count), 1 + (rows % (MostRows + 4)), text));
            Pass(host, calls, pause % 8);
        }

        Pass(host, calls, (int)(Interval / Step));
        return (calls, host.Warehouse.Appends, host.Warehouse.Rows);
    }

    private static Call Ask(GrainsHost host, int first, int count, int text)
    {
        var rows = Enumerable.Range(first, count).Select(number => Sample.Row($"e{number}", new string(' ', 4 * text))).ToList();
        return new Call(rows, host.Clock.GetUtcNow(), host.Writer.AppendAsync(rows));
    }

    private static void Pass(GrainsHost host, List<Call> calls, int steps)
    {
        for (var step = 0; step <= steps; step++)
        {
            host.Advance(step == 0 ? TimeSpan.Zero : Step);
            foreach (var call in calls.Where(static call => call.Answer.IsCompleted))
            {
                call.Answered ??= host.Clock.GetUtcNow();
            }
        }
    }

    private sealed record Call(IReadOnlyList<EnrichedEvent> Rows, DateTimeOffset Asked, Task<IReadOnlyList<AppendOutcome>> Answer)
    {
        public DateTimeOffset? Answered { get; set; }
    }
}
