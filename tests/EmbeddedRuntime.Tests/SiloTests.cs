using Orleans.Runtime;
using Xunit;

namespace Isobar.EmbeddedRuntime.Tests;

public sealed class SiloTests
{
    [Fact]
    public async Task A_silo_takes_calls_only_while_it_runs()
    {
        await using var host = new TestSilo();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Counter("a").Add(1, next: null));
        await host.Silo.StartAsync();
        Assert.Equal(1, await host.Counter("a").Add(1, next: null));
        await host.Silo.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Counter("a").Add(1, next: null));
    }

    [Fact]
    public async Task A_grain_is_called_as_its_class_says()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        Assert.Equal("ledger/a", await host.Tally("a").Id());
    }

    [Fact]
    public async Task Stopping_lets_what_is_under_way_end_and_then_deactivates()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        var barrier = new Barrier();
        var call = host.Counter("a").WaitFor(barrier);
        await barrier.Entered.Task;
        var stop = host.Silo.StopAsync();
        Assert.False(stop.IsCompleted);
        barrier.Open.SetResult();
        await stop;
        await call;
        Assert.Equal(["call ended after 2", "deactivated: ShuttingDown"], barrier.Notes);
        Assert.All(host.Statistics.Snapshot().Activations, count => Assert.Equal(0, count.Active));
    }

    [Fact]
    public async Task Stopping_ends_at_its_deadline_whatever_still_runs()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        var barrier = new Barrier();
        var call = host.Counter("a").WaitFor(barrier);
        await barrier.Entered.Task;
        await host.Silo.StopAsync(new CancellationToken(canceled: true));
        Assert.False(call.IsCompleted);
    }

    [Fact]
    public async Task A_full_queue_is_a_clear_error()
    {
        await using var host = new TestSilo(configure: options => options.MaxQueuedRequestsPerActivation = 2);
        await host.Silo.StartAsync();
        var barrier = new Barrier();
        var running = host.Counter("a").WaitFor(barrier);
        await barrier.Entered.Task;
        var waiting = Enumerable.Range(0, 2).Select(_ => host.Counter("a").Add(1, next: null)).ToList();
        var error = await Assert.ThrowsAsync<LimitExceededException>(() => host.Counter("a").Add(1, next: null));
        Assert.Contains("counter/a", error.Message, StringComparison.Ordinal);
        barrier.Open.SetResult();
        await running;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Activations_are_collected_after_fifteen_idle_minutes()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        await host.Counter("a").Add(1, next: null);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(2, await host.Counter("a").Add(1, next: null));
        for (var minute = 0; minute < 16; minute++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, await host.Counter("a").Add(1, next: null));
    }

    [Fact]
    public async Task Two_silos_in_one_process_share_nothing()
    {
        await using var first = new TestSilo();
        await using var second = new TestSilo();
        await first.Silo.StartAsync();
        await second.Silo.StartAsync();
        Assert.Equal(1, await first.Counter("a").Add(1, next: null));
        Assert.Equal(1, await second.Counter("a").Add(1, next: null));
        await first.Silo.StopAsync();
        Assert.Equal(2, await second.Counter("a").Add(1, next: null));
    }

    [Fact]
    public async Task Statistics_count_calls_failures_and_activations()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        await host.Counter("a").Add(1, "b");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Counter("a").Fail());
        var snapshot = host.Statistics.Snapshot();
        Assert.Equal([("Add", 2, 0), ("Fail", 1, 1)], snapshot.Methods.Select(method => (method.Method, method.Calls, method.Exceptions)));
        Assert.Equal(new ActivationCount("counter", Active: 2, Created: 2), Assert.Single(snapshot.Activations, static count => count.Created > 0));
    }

    [Fact]
    public async Task Latency_is_read_off_the_silos_clock()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        var barrier = new Barrier();
        var call = host.Counter("a").WaitFor(barrier);
        await barrier.Entered.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(8));
        barrier.Open.SetResult();
        await call;
        var method = Assert.Single(host.Statistics.Snapshot().Methods, method => method.Method == "WaitFor");
        Assert.Equal(TimeSpan.FromSeconds(8), method.LatencyMax);
        Assert.InRange(method.LatencyP50, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task The_hottest_grains_are_those_in_which_most_calls_ended_since_they_were_asked_for_last()
    {
        await using var host = new TestSilo();
        await host.Silo.StartAsync();
        foreach (var key in new[] { "a", "b", "b", "b", "c", "c" })
        {
            await host.Counter(key).Add(1, next: null);
        }

        Assert.Equal([("b", 3), ("c", 2)], host.Statistics.TakeHottest(2).Select(static hot => (hot.Grain.Key.ToString(), hot.Calls)));

        await host.Counter("a").Add(1, next: null);
        Assert.Equal([("a", 1)], host.Statistics.TakeHottest(2).Select(static hot => (hot.Grain.Key.ToString(), hot.Calls)));
    }
}
