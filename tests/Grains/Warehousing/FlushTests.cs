using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

public sealed class FlushTests
{
    [Fact]
    public void A_batch_leaves_when_its_first_row_has_waited_for_the_flush_interval()
    {
        using var host = new GrainsHost();
        var append = host.Writer.AppendAsync(Sample.Rows(1));
        host.Advance(TimeSpan.FromMilliseconds(49));
        Assert.Empty(host.Warehouse.Appends);

        host.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(AppendResult.Stored, host.Run(append)[0].Result);
    }

    [Fact]
    public void Rows_of_many_callers_leave_together_and_each_gets_its_own_outcome()
    {
        using var host = new GrainsHost();
        host.Warehouse.Refuses = static row => row.Event.EventId == "e2";
        var appends = Sample.Rows(4).Select(row => host.Writer.AppendAsync([row])).ToList();

        host.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal([4], host.Warehouse.Appends);
        Assert.Equal(
            [AppendResult.Stored, AppendResult.Stored, AppendResult.Refused, AppendResult.Stored],
            appends.Select(append => host.Run(append)[0].Result));
    }

    [Fact]
    public void A_batch_leaves_at_once_when_it_has_enough_rows()
    {
        using var host = new GrainsHost(writer: static options => options.MaxBatchRows = 3);

        host.Run(host.Writer.AppendAsync(Sample.Rows(3)));

        Assert.Equal([3], host.Warehouse.Appends);
    }

    [Fact]
    public void A_batch_leaves_at_once_when_it_has_enough_bytes()
    {
        using var host = new GrainsHost(writer: static options => options.MaxBatchBytes = 5_000);

        host.Run(host.Writer.AppendAsync([Sample.Row("e1", new string(' ', 5_000))]));

        Assert.Equal([1], host.Warehouse.Appends);
    }

    [Fact]
    public void Only_so_many_appends_are_under_way_at_once()
    {
        using var host = new GrainsHost(writer: static options => (options.MaxBatchRows, options.MaxAppends) = (1, 2));
        var gate = new TaskCompletionSource();
        host.Warehouse.BeforeAppend = _ => gate.Task;
        var appends = Sample.Rows(5).Select(row => host.Writer.AppendAsync([row])).ToList();
        host.Advance(TimeSpan.Zero);
        Assert.Equal(2, host.Warehouse.Appends.Count);

        gate.SetResult();

        host.Run(Task.WhenAll(appends));
        Assert.Equal(5, host.Warehouse.Rows.Count);
    }

    [Fact]
    public void A_full_writer_says_busy_and_takes_rows_again_when_there_is_room()
    {
        using var host = new GrainsHost(writer: static options => (options.MaxBatchRows, options.MaxQueuedRows) = (5, 5));
        var gate = new TaskCompletionSource();
        host.Warehouse.BeforeAppend = _ => gate.Task;
        var held = host.Writer.AppendAsync(Sample.Rows(5));

        Assert.Throws<WriterBusyException>(() => host.Run(host.Writer.AppendAsync([Sample.Row("one more")])));

        gate.SetResult();
        host.Run(held);
        host.Settle(host.Writer.AppendAsync([Sample.Row("one more")]));
        Assert.Equal(6, host.Warehouse.Rows.Count);
    }
    [Fact]
    public void Rows_whose_turn_does_not_come_before_the_deadline_fail_with_it_and_are_not_appended()
    {
        using var host = new GrainsHost(writer: static options => (options.MaxBatchRows, options.MaxAppends) = (1, 1));
        host.Warehouse.BeforeAppend = static _ => new TaskCompletionSource().Task;
        var appends = Sample.Rows(5).Select(row => host.Writer.AppendAsync([row])).ToList();
        host.Advance(TimeSpan.FromSeconds(10));
        var later = host.Writer.AppendAsync([Sample.Row("later")]);

        host.Advance(TimeSpan.FromSeconds(10));

        Assert.All(appends, append => Assert.Throws<AppendFailedException>(() => host.Run(append)));
        Assert.False(later.IsCompleted);
        Assert.Equal(2, host.Warehouse.Appends.Count);

        host.Advance(TimeSpan.FromSeconds(10));
        Assert.Throws<AppendFailedException>(() => host.Run(later));
    }

    [Fact]
    public void A_call_without_rows_is_answered_at_once()
    {
        using var host = new GrainsHost();
        Assert.Empty(host.Run(host.Writer.AppendAsync([])));
        Assert.Empty(host.Warehouse.Appends);
    }
}
