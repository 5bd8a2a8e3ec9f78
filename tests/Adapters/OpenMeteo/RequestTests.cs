using Isobar.Tests.Doubles.OpenMeteo;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.OpenMeteo;

public sealed class RequestTests : OpenMeteoFixture
{
    [Fact]
    public async Task Cells_that_ask_together_are_one_request()
    {
        var questions = Enumerable.Range(0, 100).Select(i => Present(i - 50)).ToArray();
        var answers = await AskAsync(Source(), questions);
        Assert.Equal(1, Service.Requests);
        Assert.Equal(100, Service.Last.Latitudes.Count);
        Assert.All(answers.Zip(questions), pair => Assert.Equal(
            ForecastDocument.TemperatureAt(Math.Round(pair.Second.Cell.Centre.Latitude, 5)), pair.First.Observation!.TemperatureC));
    }

    [Fact]
    public async Task A_request_asks_at_the_centre_of_the_cell_in_our_units()
    {
        await AskAsync(Source(), Present(52.5));
        var centre = Present(52.5).Cell.Centre;
        Assert.Equal(centre.Latitude, Service.Last.Latitudes[0], 5);
        Assert.Equal(centre.Longitude, Service.Last.Longitudes[0], 5);
        Assert.Equal("GMT", Service.Last["timezone"]);
        Assert.Equal("unixtime", Service.Last["timeformat"]);
        Assert.Equal("ms", Service.Last["wind_speed_unit"]);
        Assert.Equal(11, Service.Last.Current.Count);
        Assert.Null(Service.Last["hourly"]);
        Assert.Null(Service.Last["apikey"]);
    }

    [Fact]
    public async Task The_present_is_read_into_every_figure()
    {
        var observation = Assert.Single(await AskAsync(Source(), Present(52.5))).Observation;
        Assert.Equal(
            new WeatherObservation
            {
                Source = "open-meteo",
                ObservedAt = new DateTimeOffset(2026, 11, 22, 12, 30, 0, TimeSpan.Zero),
                TemperatureC = 26.2,
                ApparentTemperatureC = 24.2,
                RelativeHumidityPct = 71,
                PrecipitationMm = 0.2,
                CloudCoverPct = 12,
                PressureMslHpa = 1013.4,
                WindSpeedMs = 3.61,
                WindDirectionDeg = 256,
                WindGustsMs = 8.9,
                WeatherCode = 61,
                IsDay = true,
            },
            observation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(36)]
    [InlineData(7 * 24)]
    [InlineData(31 * 24)]
    [InlineData(92 * 24)]
    public async Task A_past_slot_is_the_hour_that_it_lies_in(int hoursAgo)
    {
        var question = Past(48, TimeSpan.FromHours(hoursAgo), minutes: 15);
        var observation = Assert.Single(await AskAsync(Source(), question)).Observation!;
        var hour = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddHours(-hoursAgo);
        Assert.Equal(hour, observation.ObservedAt);
        Assert.Equal(hour.Hour, observation.CloudCoverPct);
    }

    [Fact]
    public async Task A_slot_older_than_the_service_remembers_is_not_asked_for()
    {
        var answer = Assert.Single(await AskAsync(Source(), Past(48, TimeSpan.FromDays(93))));
        Assert.Equal(WeatherReasons.BeyondHistory, answer.Reason);
        Assert.False(answer.IsTransient);
        Assert.Equal(0, Service.Requests);
    }

    [Fact]
    public async Task The_slot_that_begins_tomorrow_is_known()
    {
        var answer = Assert.Single(await AskAsync(Source(), Past(48, TimeSpan.FromHours(-12))));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), answer.Observation!.ObservedAt);
    }

    [Fact]
    public async Task Several_slots_of_a_cell_name_it_once()
    {
        var answers = await AskAsync(
            Source(), Past(48, TimeSpan.FromHours(1)), Past(48, TimeSpan.FromHours(2)), Past(49, TimeSpan.FromHours(1)));
        Assert.Equal([11, 10, 11], answers.Select(answer => answer.Observation!.CloudCoverPct!.Value));
        Assert.Equal(1, Service.Requests);
        Assert.Equal(2, Service.Last.Latitudes.Count);
    }

    [Fact]
    public async Task Old_questions_are_spread_over_requests_of_bounded_size()
    {
        var questions = Enumerable.Range(0, 30).Select(i => Past(i, TimeSpan.FromDays(60))).ToArray();
        var answers = await AskAsync(Source(), questions);
        Assert.All(answers, answer => Assert.NotNull(answer.Observation));
        Assert.Equal(3, Service.Requests);
    }

    [Fact]
    public async Task The_client_says_who_it_is()
    {
        await AskAsync(Source(("UserAgent", "isobar/9 (weather@example.com)")), Present(52.5));
        Assert.Equal("isobar/9 (weather@example.com)", Service.Last.UserAgent);
        await AskAsync(Source(), Present(52.5));
        Assert.StartsWith("isobar/", Service.Last.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_sent_and_never_logged()
    {
        Service.Otherwise = Behaviours.Status(400);
        await AskAsync(Source(("ApiKey", "s3cret&key"), ("Retries", "0")), Present(52.5));
        Assert.Equal("s3cret&key", Service.Last["apikey"]);
        Service.Otherwise = Behaviours.Cut;
        await AskAsync(Source(("ApiKey", "s3cret&key"), ("Retries", "0")), Present(52.5));
        Assert.NotEmpty(Log.All);
        Assert.DoesNotContain(Log.All, line => line.Contains("s3cret", StringComparison.Ordinal));
    }
}
