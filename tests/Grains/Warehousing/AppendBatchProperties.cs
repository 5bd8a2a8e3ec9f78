using FsCheck.Xunit;
using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

[Properties(MaxTest = 500)]
public sealed class AppendBatchProperties
{
    [Property]
    public void Each_caller_gets_the_outcomes_of_its_own_rows_in_its_own_order(byte[] sizes)
    {
        var (batch, appends) = Filled(sizes);
        var outcomes = batch.Rows().ToDictionary(row => row, Outcome);

        batch.Complete([.. batch.Rows().Select(row => outcomes[row])]);

        Assert.All(appends, append => Assert.Equal(append.Rows.Select(row => outcomes[row]), append.Answer.GetAwaiter().GetResult()));
    }

    [Property]
    public void Rows_leave_in_the_order_in_which_they_came_and_are_counted(byte[] sizes)
    {
        var (batch, appends) = Filled(sizes);

        Assert.Equal(appends.SelectMany(append => append.Rows), batch.Rows());
        Assert.Equal(appends.Sum(append => append.Rows.Count), batch.RowCount);
    }

    [Property]
    public void Bytes_are_counted_row_by_row_and_grow_with_the_text(byte[] sizes)
    {
        var (batch, appends) = Filled(sizes);
        var text = appends.SelectMany(append => append.Rows).Sum(row => row.Event.UserId.Length + row.Event.EventId.Length + row.Event.Properties!.Length);
        var fixedBytes = batch.ByteCount - text;

        Assert.True(fixedBytes >= 0);
        Assert.Equal(batch.RowCount == 0 ? 0 : fixedBytes / batch.RowCount * batch.RowCount, fixedBytes);
    }

    [Property]
    public void A_failure_is_everybodys(byte[] sizes)
    {
        var (batch, appends) = Filled(sizes);
        var failure = new AppendFailedException("down");

        batch.Fail(failure);

        Assert.All(appends, append => Assert.Same(failure, append.Answer.Exception!.InnerException));
    }

    // Every row has another outcome, so that none can be mistaken for another's.
    private static AppendOutcome Outcome(EnrichedEvent row) => AppendOutcome.Refused(row.Event.EventId);

    private static (AppendBatch Batch, List<PendingAppend> Appends) Filled(byte[] sizes)
    {
        var rows = Enumerable.Range(0, int.MaxValue).Select(number => Sample.Row($"e{number}", new string(' ', number % 7))).GetEnumerator();
        var batch = new AppendBatch(0);
        var appends = sizes.Select(size => new PendingAppend([.. Enumerable.Range(0, size % 6).Select(_ => Next(rows))])).ToList();
        appends.ForEach(batch.Add);
        return (batch, appends);
    }

    private static EnrichedEvent Next(IEnumerator<EnrichedEvent> rows)
    {
        rows.MoveNext();
        return rows.Current;
    }
}
