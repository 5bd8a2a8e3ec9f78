using Isobar.Weather;

namespace Isobar.Tests.GrainsInterfaces.Weather;

public sealed class WmoWeatherCodeTests
{
    // The codes that https://open-meteo.com/en/docs lists.
    [Fact]
    public void Every_code_that_models_give_has_words()
    {
        int[] given =
            [0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82, 85, 86, 95, 96, 99];
        Assert.Equal(given, Enumerable.Range(-5, 200).Where(code => WmoWeatherCode.Describe(code) is not null));
    }

    [Fact]
    public void No_code_has_no_words() => Assert.Null(WmoWeatherCode.Describe(null));
}
