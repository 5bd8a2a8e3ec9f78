using Isobar.Tests.Grains.Hosting;
using Isobar.Weather;

namespace Isobar.Tests.Grains.Weather;

/// <summary>Whatever the source does, the row is there.</summary>
public sealed class BadSourceTests : IDisposable
{
    private readonly GrainsHost _host = new();

    [Theory]
    [InlineData(WeatherReasons.SourceUnavailable)]
    [InlineData(WeatherReasons.SourceThrottled)]
    [InlineData(WeatherReasons.SourceNonsense)]
    public void A_source_that_fails_costs_the_weather_and_tells_the_reason(string reason)
    {
        _host.Weather.Answer = _ => WeatherAnswer.Failed(reason);

        _host.Settle(_host.Deliver(Sample.Event("e1")));

        AssertMissing(reason);
    }

    [Fact]
    public void A_source_that_throws_against_its_contract_costs_the_weather()
    {
        _host.Weather.BeforeAnswer = static () => throw new HttpRequestException("no route");

        _host.Settle(_host.Deliver(Sample.Event("e1")));

        AssertMissing(WeatherReasons.SourceUnavailable);
    }

    [Fact]
    public void A_slow_source_costs_the_weather_when_the_budget_is_spent()
    {
        var gate = new TaskCompletionSource();
        _host.Weather.BeforeAnswer = () => gate.Task;
        var delivery = _host.Deliver(Sample.Event("e1"));
        _host.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Empty(_host.Warehouse.Rows);

        _host.Advance(TimeSpan.FromSeconds(0.1));
        _host.Settle(delivery);

        AssertMissing(WeatherReasons.BudgetExceeded);
    }

    [Fact]
    public void An_event_whose_weather_is_known_keeps_it_beside_one_whose_weather_is_slow()
    {
        _host.Settle(_host.Deliver(Sample.Event("e1")));
        _host.Weather.BeforeAnswer = static () => new TaskCompletionSource().Task;

        _host.Settle(_host.Deliver(Sample.Event("e2"), Sample.Event("e3") with { Location = Sample.Sydney }));

        Assert.Equal(
            [WeatherStatus.Fresh, WeatherStatus.Fresh, WeatherStatus.Missing],
            _host.Warehouse.Rows.Select(static row => row.Weather.Status));
    }

    [Fact]
    public void Many_cells_asked_together_leave_as_one_request()
    {
        var events = Enumerable.Range(0, 30).Select(static n => Sample.Event($"e{n}") with { Location = new(n, n) }).ToArray();

        _host.Settle(_host.Deliver(events));

        Assert.Equal(30, Assert.Single(_host.Weather.Requests).Count);
        Assert.All(_host.Warehouse.Rows, static row => Assert.Equal(WeatherStatus.Fresh, row.Weather.Status));
    }

    [Fact]
    public void Events_of_one_cell_and_slot_cost_one_question()
    {
        _host.Settle(_host.Deliver([.. Enumerable.Range(0, 100).Select(static n => Sample.Event($"e{n}"))]));
        _host.Settle(_host.Deliver(Sample.Event("x", user: "bob")));

        Assert.Single(_host.Weather.Questions);
    }

    public void Dispose() => _host.Dispose();

    private void AssertMissing(string reason)
    {
        var row = Assert.Single(_host.Warehouse.Rows);
        Assert.Equal((WeatherStatus.Missing, reason), (row.Weather.Status, row.Weather.Reason));
    }
}
