using Isobar.Tests.Grains.Hosting;
using Isobar.Users;
using Orleans.Runtime;

namespace Isobar.Tests.Grains.Users;

public sealed class StateWriteTests : IDisposable
{
    private readonly GrainsHost _host = new();

    [Fact]
    public void The_state_is_durable_before_the_delivery_returns()
    {
        var gate = new TaskCompletionSource();
        _host.Storage.BeforeWrite = () => gate.Task;
        var delivery = _host.Deliver(Sample.Event("e1"));
        _host.Pass(TimeSpan.FromSeconds(1));
        Assert.Single(_host.Warehouse.Rows);
        Assert.False(delivery.IsCompleted);

        gate.SetResult();

        _host.Run(delivery);
        Assert.Equal(1, _host.Storage.Find<UserState>("user", "user/ada")!.Profile.Events);
    }

    [Fact]
    public void A_failed_write_fails_the_delivery_and_the_event_is_counted_once_when_it_comes_again()
    {
        _host.Storage.BeforeWrite = static () => throw new IOException("disk full");
        Assert.ThrowsAny<OrleansException>(() => _host.Settle(_host.Deliver(Sample.Event("e1"))));
        _host.Storage.BeforeWrite = static () => Task.CompletedTask;

        _host.Settle(_host.Deliver(Sample.Event("e1")));

        Assert.Single(_host.Warehouse.Rows);
        Assert.Equal(1, _host.Profile().Events);
    }

    /// <summary>Found by the simulator (seeds 3, 13 and 16): the window knew the key before the state did.</summary>
    [Fact]
    public void A_second_delivery_is_not_settled_while_the_write_that_counts_the_event_may_fail()
    {
        var gate = new TaskCompletionSource();
        _host.Storage.BeforeWrite = () => gate.Task;
        var first = _host.Deliver(Sample.Event("e1"));
        _host.Pass(TimeSpan.FromSeconds(1));
        var second = _host.Deliver(Sample.Event("e1"));
        Assert.False(second.IsCompleted);

        gate.SetException(new IOException("disk full"));

        Assert.ThrowsAny<OrleansException>(() => _host.Settle(first));
        Assert.ThrowsAny<Exception>(() => _host.Settle(second));
    }

    [Fact]
    public void Deliveries_at_once_share_writes()
    {
        var gate = new TaskCompletionSource();
        _host.Storage.BeforeWrite = () => gate.Task;
        var deliveries = Enumerable.Range(0, 10).Select(n => _host.Deliver(Sample.Event($"e{n}"))).ToList();
        _host.Pass(TimeSpan.FromSeconds(1));

        gate.SetResult();

        _host.Run(Task.WhenAll(deliveries));
        Assert.Equal(2, _host.Storage.Writes);
        Assert.Equal(10, _host.Profile().Events);
    }

    [Fact]
    public void With_an_interval_the_state_is_written_later_and_once()
    {
        using var host = new GrainsHost(users: static options => options.Persist = PersistPolicy.Interval);
        host.Settle(host.Deliver(Sample.Event("e1")));
        host.Settle(host.Deliver(Sample.Event("e2")));
        Assert.Equal(0, host.Storage.Writes);

        host.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2, host.Storage.Find<UserState>("user", "user/ada")!.Profile.Events);
    }

    public void Dispose() => _host.Dispose();
}
