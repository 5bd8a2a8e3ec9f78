using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

public sealed class PersistenceTests
{
    [Fact]
    public void An_append_that_fails_for_now_is_tried_again_until_it_succeeds()
    {
        using var host = new GrainsHost();
        var failures = 3;
        host.Warehouse.BeforeAppend = _ => failures-- > 0 ? throw new WarehouseUnavailableException("locked") : Task.CompletedTask;

        host.Settle(host.Writer.AppendAsync(Sample.Rows(1)));

        Assert.Equal(4, host.Warehouse.Appends.Count);
    }

    [Fact]
    public void After_the_deadline_the_callers_fail_while_the_append_may_still_go_on()
    {
        using var host = new GrainsHost(writer: static options => options.Deadline = TimeSpan.FromSeconds(5));
        host.Warehouse.BeforeAppend = static _ => new TaskCompletionSource().Task;
        var append = host.Writer.AppendAsync(Sample.Rows(1));
        host.Advance(TimeSpan.FromMilliseconds(50));
        host.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(append.IsCompleted);

        host.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Throws<AppendFailedException>(() => host.Run(append));
    }

    [Fact]
    public void A_failed_append_makes_room_for_others()
    {
        using var host = new GrainsHost(writer: static options => (options.MaxBatchRows, options.MaxQueuedRows) = (5, 5));
        host.Warehouse.BeforeAppend = static _ => throw new WarehouseUnavailableException("down");
        Assert.Throws<AppendFailedException>(() => host.Settle(host.Writer.AppendAsync(Sample.Rows(5))));
        host.Warehouse.BeforeAppend = static _ => Task.CompletedTask;

        host.Settle(host.Writer.AppendAsync(Sample.Rows(5)));

        Assert.Equal(5, host.Warehouse.Rows.Count);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 3)]
    [InlineData(64, 0)]
    [InlineData(64, 63)]
    public void A_batch_refused_as_a_whole_is_halved_until_the_row_is_known(int rows, int bad)
    {
        using var host = new GrainsHost();
        host.Warehouse.BeforeAppend = batch => batch.Any(row => row.Event.EventId == $"e{bad}")
            ? throw new BatchRefusedException("no")
            : Task.CompletedTask;

        var outcomes = host.Settle(host.Writer.AppendAsync(Sample.Rows(rows)));

        Assert.Equal(
            Enumerable.Range(0, rows).Select(n => n == bad ? AppendResult.Refused : AppendResult.Stored),
            outcomes.Select(static outcome => outcome.Result));
        Assert.True(host.Warehouse.Appends.Count <= 13, "Halving 64 rows takes at most two appends a level.");
    }
}
