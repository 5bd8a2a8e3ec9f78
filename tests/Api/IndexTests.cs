using Isobar.Api.Index;
using Isobar.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Tests;

public sealed class IndexTests
{
    [Fact]
    public async Task The_index_names_the_calls_and_whom_the_weather_is_owed_to()
    {
        await using var host = await ApiHost.StartAsync(services: services => services.AddSingleton(
            new WeatherAttribution("Weather data by <Open-Meteo>", new Uri("https://open-meteo.com/"))));

        var page = await host.Client.GetStringAsync("/");

        Assert.Contains("POST /v1/events", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://open-meteo.com/\">Weather data by &lt;Open-Meteo&gt;</a>", page, StringComparison.Ordinal);
    }
}
