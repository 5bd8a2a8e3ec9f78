using FsCheck;
using FsCheck.Xunit;
using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

/// <summary>How long an append waits between tries, whatever the options and the chance.</summary>
[Properties(MaxTest = 60)]
public sealed class AppendBackoffProperties
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Property]
    public async Task Waits_double_from_the_shortest_to_the_longest_and_are_spread_by_half(ushort minimum, ushort more, int seed)
    {
        var options = Options(minimum, more);
        var clock = new TimerClock();
        using var appending = Failing(clock, options, seed);

        await ExhaustAsync(clock, appending);

        // The first timer is the deadline's.
        Assert.All(clock.Waits.Skip(1).Index(), wait =>
        {
            var doubled = options.MinimumBackoff * Math.Pow(2, Math.Min(wait.Index, 30));
            var longest = doubled < options.MaximumBackoff ? doubled : options.MaximumBackoff;

            // Timers count whole milliseconds.
            Assert.InRange(wait.Item, (longest / 2) - TimeSpan.FromMilliseconds(1), longest);
        });
    }

    [Property]
    public async Task An_outage_ends_with_the_deadline(ushort minimum, ushort more, int seed)
    {
        var clock = new TimerClock();
        using var appending = Failing(clock, Options(minimum, more), seed);

        var failure = await ExhaustAsync(clock, appending);

        Assert.IsType<WarehouseUnavailableException>(failure.InnerException);
        Assert.Equal(Deadline, clock.GetUtcNow() - Sample.Noon);
    }

    private static async Task<AppendFailedException> ExhaustAsync(TimerClock clock, Appending appending)
    {
        // The runner's context would take the continuations of timers away from this thread.
        SynchronizationContext.SetSynchronizationContext(null);
        var append = appending.Append.AppendAsync(Sample.Rows(1), TimeSpan.Zero);
        for (var rest = Deadline; rest > TimeSpan.Zero; rest = Sample.Noon + Deadline - clock.GetUtcNow())
        {
            clock.Advance(clock.Waits[^1] < rest ? clock.Waits[^1] : rest);
        }

        return await Assert.ThrowsAsync<AppendFailedException>(() => append);
    }

    private static Appending Failing(TimerClock clock, WriterOptions options, int seed) => new(clock, options, seed)
    {
        Warehouse = { BeforeAppend = static _ => throw new WarehouseUnavailableException("down") },
    };

    private static WriterOptions Options(ushort minimum, ushort more) => new()
    {
        Deadline = Deadline,
        MinimumBackoff = TimeSpan.FromMilliseconds(100 + (minimum % 2_000)),
        MaximumBackoff = TimeSpan.FromMilliseconds(100 + (minimum % 2_000) + (more % 10_000)),
    };
}
