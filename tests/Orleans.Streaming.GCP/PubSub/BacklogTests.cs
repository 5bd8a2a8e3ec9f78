using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

public sealed class BacklogTests : ServiceTests
{
    [Fact]
    public async Task Figures_are_those_of_Cloud_Monitoring()
    {
        var broker = await OpenAsync(options => options.MonitoringEndpoint = Service.Address);
        await broker.PublishAsync(Topic, Messages(3), default);
        var leased = await PullAllAsync(broker, 2);
        await broker.AcknowledgeAsync(Pipeline, [leased[0].AckId], default);

        var backlog = await broker.GetBacklogAsync(Pipeline, default);

        Assert.Equal((2, 1), (backlog.Unacknowledged, backlog.Leased));
        Assert.InRange(backlog.OldestUnacknowledgedAt!.Value, leased[0].PublishedAt.AddSeconds(-2), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Empty_subscription_has_no_oldest_message()
    {
        var broker = await OpenAsync(options => options.MonitoringEndpoint = Service.Address);

        Assert.Equal(new Isobar.Broker.Backlog(0, 0, null, 0), await broker.GetBacklogAsync(Pipeline, default));
    }

    [Fact]
    public async Task Cloud_Monitoring_is_asked_once_a_minute_whoever_asks()
    {
        await using var fixture = await DoubleFixture.StartAsync(options => options.MonitoringEndpoint = new Uri($"http://{options.EmulatorHost}/"));
        await fixture.Broker.EnsureTopicAsync(Topic, default);
        await fixture.Broker.EnsureSubscriptionAsync(Pipeline, Settings, default);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.Broker.GetBacklogAsync(Pipeline, default)));
        Assert.Equal(2, fixture.Service.Count(PubSubOperation.TimeSeries));

        fixture.Time.Advance(TimeSpan.FromMinutes(1));
        await fixture.Broker.GetBacklogAsync(Pipeline, default);
        Assert.Equal(4, fixture.Service.Count(PubSubOperation.TimeSeries));
    }

    [Fact]
    public async Task Figures_that_may_not_be_seen_are_unknown_and_said_so_once()
    {
        Service.Always[PubSubOperation.TimeSeries] = PubSubFault.Error(403, "PERMISSION_DENIED");
        var connection = Connect(options => options.MonitoringEndpoint = Service.Address);

        var backlog = await connection.Broker.GetBacklogAsync(Pipeline, default);
        await connection.Broker.GetBacklogAsync("other", default);

        Assert.Null(backlog.Unacknowledged);
        Assert.Null(backlog.OldestUnacknowledgedAt);
        Assert.Single(connection.Lines, line => line.Contains("roles/monitoring.viewer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Emulator_has_no_figures_and_nobody_is_asked()
    {
        var broker = await OpenAsync();

        Assert.Null((await broker.GetBacklogAsync(Pipeline, default)).Unacknowledged);
        Assert.Equal(0, Service.Count(PubSubOperation.TimeSeries));
    }
}
