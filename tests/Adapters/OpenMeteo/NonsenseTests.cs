using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.OpenMeteo;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.OpenMeteo;

public sealed class NonsenseTests : OpenMeteoFixture
{
    public static TheoryData<string, string> ImpossibleFigures => new()
    {
        { "temperature_2m", "1000" },
        { "temperature_2m", "-273.2" },
        { "temperature_2m", "1e999" },
        { "temperature_2m", "\"warm\"" },
        { "temperature_2m", "[1]" },
        { "apparent_temperature", "999" },
        { "relative_humidity_2m", "101" },
        { "relative_humidity_2m", "-1" },
        { "precipitation", "-0.1" },
        { "cloud_cover", "100.5" },
        { "pressure_msl", "0" },
        { "wind_speed_10m", "-1" },
        { "wind_direction_10m", "361" },
        { "wind_gusts_10m", "1e9" },
        { "weather_code", "100" },
        { "weather_code", "-1" },
        { "weather_code", "61.5" },
        { "is_day", "2" },
        { "time", "0" },
        { "time", "null" },
        { "time", "\"2026-11-22T12:30\"" },
    };

    [Theory]
    [MemberData(nameof(ImpossibleFigures))]
    public async Task An_impossible_figure_costs_its_location_only(string variable, string json)
    {
        Service.Next(Behaviours.Edited(1, location => location["current"]![variable] = JsonNode.Parse(json)));
        var answers = await AskAsync(Source(), Present(10), Present(20), Present(30));
        Assert.NotNull(answers[0].Observation);
        AssertNonsense(answers[1]);
        Assert.NotNull(answers[2].Observation);
    }

    public static TheoryData<string> WrongShapes => ["{}", "null", "17", "[]", "\"x\"", """{"current":[]}""", """{"current":null}"""];

    [Theory]
    [MemberData(nameof(WrongShapes))]
    public async Task A_location_of_another_shape_costs_itself_only(string json)
    {
        Service.Next((context, forecast) =>
        {
            forecast[1] = JsonNode.Parse(json);
            return Behaviours.Body(forecast.ToJsonString())(context, forecast);
        });
        var answers = await AskAsync(Source(), Present(10), Present(20), Present(30));
        Assert.NotNull(answers[0].Observation);
        AssertNonsense(answers[1]);
        Assert.NotNull(answers[2].Observation);
    }

    public static TheoryData<string> WrongBodies =>
        ["", "null", "{}", "[]", "[{}]", "[{},{},{}]", "nonsense", """{"error":true,"reason":"?"}""", "[[],[]]", "\u0000", new string('[', 500)];

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task A_body_of_another_shape_is_nonsense(string body)
    {
        Service.Next(Behaviours.Body(body));
        Assert.All(await AskAsync(Source(), Present(10), Present(20)), AssertNonsense);
        Assert.Equal(1, Service.Requests);
    }

    [Fact]
    public async Task A_web_page_is_nonsense()
    {
        Service.Next(Behaviours.Html);
        Assert.All(await AskAsync(Source(), Present(10), Present(20)), AssertNonsense);
    }

    [Fact]
    public async Task Truncated_json_is_nonsense()
    {
        Service.Next(Behaviours.TruncatedJson);
        Assert.All(await AskAsync(Source(), Present(10), Present(20)), AssertNonsense);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_nonsense_and_not_asked_for_again()
    {
        Service.Next(Behaviours.Body(new string(' ', 70_000)));
        AssertNonsense(Assert.Single(await AskAsync(Source(("MaximumResponseBytes", "65536")), Present(10))));
        Assert.Equal(1, Service.Requests);
    }

    [Theory]
    [InlineData("temperature_2m")]
    [InlineData("time")]
    public async Task Columns_of_different_length_are_nonsense(string column)
    {
        Service.Next(Behaviours.Edited(0, location => location["hourly"]![column]!.AsArray().RemoveAt(0)));
        var answers = await AskAsync(Source(), Past(10, TimeSpan.FromHours(3)), Past(20, TimeSpan.FromHours(3)));
        AssertNonsense(answers[0]);
        Assert.NotNull(answers[1].Observation);
    }

    [Fact]
    public async Task Only_the_hour_asked_for_is_judged()
    {
        Service.Next(Behaviours.Edited(0, location => location["hourly"]!["temperature_2m"]![0] = 4_000));
        Assert.NotNull(Assert.Single(await AskAsync(Source(), Past(10, TimeSpan.FromHours(3)))).Observation);
    }

    [Fact]
    public async Task A_null_figure_stays_null()
    {
        Service.Next(Behaviours.Edited(0, location => location["current"]!["wind_gusts_10m"] = null));
        var observation = Assert.Single(await AskAsync(Source(), Present(10))).Observation!;
        Assert.Null(observation.WindGustsMs);
        Assert.Equal(3.61, observation.WindSpeedMs);
    }

    [Fact]
    public async Task No_figure_at_all_is_no_data()
    {
        Service.Next(Behaviours.Edited(0, location =>
        {
            var current = location["current"]!.AsObject();
            foreach (var figure in current.Select(pair => pair.Key).Except(["time", "interval", "is_day"], StringComparer.Ordinal).ToList())
            {
                current[figure] = null;
            }
        }));
        AssertNoData(Assert.Single(await AskAsync(Source(), Present(10))));
    }

    [Fact]
    public async Task An_hour_that_is_not_there_is_no_data()
    {
        Service.Next(Behaviours.Edited(0, location => location["hourly"] = new JsonObject { ["time"] = new JsonArray() }));
        AssertNoData(Assert.Single(await AskAsync(Source(), Past(10, TimeSpan.FromHours(3)))));
    }

    private static void AssertNonsense(WeatherAnswer answer)
    {
        Assert.Equal(WeatherReasons.SourceNonsense, answer.Reason);
        Assert.True(answer.IsTransient);
    }

    private static void AssertNoData(WeatherAnswer answer)
    {
        Assert.Equal(WeatherReasons.NoData, answer.Reason);
        Assert.False(answer.IsTransient);
    }
}
