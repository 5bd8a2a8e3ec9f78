using Isobar.Tests.Grains.Hosting;
using Isobar.Weather;

namespace Isobar.Tests.Grains.Weather;

/// <summary>What a cell asks for, and what it answers from memory.</summary>
public sealed class CellTests : IDisposable
{
    private readonly GrainsHost _host = new(weather: static options => options.SlotsPerCell = 3);

    [Fact]
    public void A_hundred_who_ask_at_once_cost_one_question()
    {
        var answers = Enumerable.Range(0, 100).Select(_ => Ask(Sample.NoonSlot)).ToList();

        _host.Settle(Task.WhenAll(answers));

        Assert.Single(_host.Weather.Questions);
        Assert.All(answers, answer => Assert.Equal(WeatherStatus.Fresh, _host.Run(answer).Status));
    }

    [Fact]
    public void A_fresh_slot_is_not_asked_for_again()
    {
        _host.Settle(Ask(Sample.NoonSlot));
        _host.Advance(TimeSpan.FromMinutes(14));

        _host.Run(Ask(Sample.NoonSlot));

        Assert.Single(_host.Weather.Questions);
    }

    [Fact]
    public void An_expired_slot_is_answered_as_stale_at_once_and_fresh_when_the_source_has_answered()
    {
        _host.Settle(Ask(Sample.NoonSlot));
        _host.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(WeatherStatus.Stale, _host.Run(Ask(Sample.NoonSlot)).Status);

        _host.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(WeatherStatus.Fresh, _host.Run(Ask(Sample.NoonSlot)).Status);
        Assert.Equal(2, _host.Weather.Questions.Count());
    }

    [Fact]
    public void A_source_that_failed_is_left_alone_for_a_while()
    {
        _host.Weather.Answer = static _ => WeatherAnswer.Failed(WeatherReasons.SourceThrottled);
        Assert.Equal("source_throttled", _host.Settle(Ask(Sample.NoonSlot)).Reason);
        _host.Advance(TimeSpan.FromSeconds(59));
        _host.Run(Ask(Sample.NoonSlot));
        Assert.Single(_host.Weather.Questions);

        _host.Advance(TimeSpan.FromSeconds(1));

        _host.Settle(Ask(Sample.NoonSlot));
        Assert.Equal(2, _host.Weather.Questions.Count());
    }

    [Fact]
    public void A_past_slot_is_historical_and_asked_for_once_for_ever()
    {
        Assert.Equal(WeatherStatus.Historical, _host.Settle(Ask(Earlier(5))).Status);
        _host.Advance(TimeSpan.FromHours(5));

        _host.Run(Ask(Earlier(5)));

        Assert.False(Assert.Single(_host.Weather.Questions).IsPresent);
    }

    [Fact]
    public void A_slot_without_an_answer_takes_an_earlier_observation_as_stale()
    {
        _host.Settle(Ask(Sample.NoonSlot));
        _host.Weather.Answer = static _ => WeatherAnswer.Failed(WeatherReasons.SourceTimeout);
        _host.Advance(TimeSpan.FromHours(1));

        var answer = _host.Settle(Ask(Slot.Containing(Sample.Noon.AddHours(1), TimeSpan.FromHours(1))));

        Assert.Equal((WeatherStatus.Stale, "source_timeout", 12.0), (answer.Status, answer.Reason, answer.Observation!.TemperatureC));
    }

    [Fact]
    public void An_observation_too_old_does_not_stand_in()
    {
        _host.Settle(Ask(Sample.NoonSlot));
        _host.Weather.Answer = static _ => WeatherAnswer.Failed(WeatherReasons.SourceTimeout);
        _host.Advance(TimeSpan.FromHours(4));

        var answer = _host.Settle(Ask(Slot.Containing(Sample.Noon.AddHours(4), TimeSpan.FromHours(1))));

        Assert.Equal((WeatherStatus.Missing, "source_timeout"), (answer.Status, answer.Reason));
    }

    [Fact]
    public void A_cell_remembers_a_bounded_number_of_slots()
    {
        for (var hours = 5; hours >= 0; hours--)
        {
            _host.Settle(Ask(Earlier(hours)));
        }

        var snapshot = _host.Run(Cell.GetSnapshotAsync());

        Assert.Equal([Earlier(0), Earlier(1), Earlier(2)], snapshot.Slots.Select(static slot => slot.Slot));
    }

    /// <summary>Found by the simulator (seeds 1, 3 and 4): the answer was forgotten before it was given, and asked for again each time.</summary>
    [Fact]
    public void A_slot_older_than_all_that_a_full_cell_remembers_still_gets_its_weather_and_is_asked_for_once()
    {
        for (var hours = 0; hours < 3; hours++)
        {
            _host.Settle(Ask(Earlier(hours)));
        }

        Assert.Equal(WeatherStatus.Historical, _host.Settle(Ask(Earlier(9))).Status);

        Assert.Equal(WeatherStatus.Historical, _host.Run(Ask(Earlier(9))).Status);
        Assert.Equal(4, _host.Weather.Questions.Count());
    }

    public void Dispose() => _host.Dispose();

    private static Slot Earlier(int hours) => Slot.Containing(Sample.Noon.AddHours(-hours), TimeSpan.FromHours(1));

    private ILocationGrain Cell => _host.Grains.GetGrain<ILocationGrain>(Sample.BerlinCell.Name);

    private Task<SlotWeather> Ask(Slot slot) => Cell.GetWeatherAsync(slot);
}
