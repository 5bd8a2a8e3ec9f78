using Isobar.Adapters.OpenMeteo;
using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Adapters.OpenMeteo;

public sealed class OptionsTests : OpenMeteoFixture
{
    [Fact]
    public void The_defaults_are_valid()
    {
        using var application = new ServiceCollection().AddLogging().AddOpenMeteo().BuildServiceProvider();
        Assert.Equal("open-meteo", application.GetRequiredService<IWeatherSource>().Name);
    }

    [Theory]
    [InlineData(null, "https://api.open-meteo.com/")]
    [InlineData("key", "https://customer-api.open-meteo.com/")]
    public void A_key_goes_to_the_host_that_takes_keys(string? key, string address) =>
        Assert.Equal(address, new OpenMeteoOptions { ApiKey = key }.EffectiveBaseAddress.AbsoluteUri);

    [Fact]
    public void All_problems_are_named_at_once()
    {
        var application = Application(
            ("BaseAddress", "ftp://example.com/"), ("Timeout", "00:00:01"), ("AttemptTimeout", "00:00:02"), ("Retries", "99"),
            ("MaximumQuestions", "0"), ("UserAgent", "(("), ("ApiKey", " "), ("BreakerFailureRatio", "NaN"));
        var problems = Assert.Throws<OptionsValidationException>(() => application.GetRequiredService<IWeatherSource>()).Failures;
        string[] keys =
            ["BaseAddress", "AttemptTimeout", "Retries", "MaximumQuestions", "UserAgent", "ApiKey", "BreakerFailureRatio"];
        Assert.All(keys, key => Assert.Contains(
            problems, problem => problem.StartsWith($"Weather:OpenMeteo:{key} ", StringComparison.Ordinal)));
        Assert.Equal(keys.Length, problems.Count());
    }

    [Fact]
    public void A_key_is_not_sent_in_clear_text_to_another_machine()
    {
        var application = Application(("ApiKey", "k"), ("BaseAddress", "http://example.com/"));
        var failure = Assert.Throws<OptionsValidationException>(() => application.GetRequiredService<IWeatherSource>());
        Assert.Contains("https", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_is_refused() =>
        Assert.Contains(
            "TimeOutt",
            Assert.Throws<InvalidOperationException>(
                () => Application(("TimeOutt", "00:00:01")).GetRequiredService<IWeatherSource>()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_licence_is_kept()
    {
        Assert.Equal("Weather data by Open-Meteo.com", OpenMeteoAttribution.Text);
        Assert.Equal("<a href=\"https://open-meteo.com/\">Weather data by Open-Meteo.com</a>", OpenMeteoAttribution.Html);
    }
}
