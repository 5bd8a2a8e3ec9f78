using Isobar.Adapters.Synthetic;
using Isobar.Tests.Ports;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.Synthetic;

public sealed class SyntheticWeatherSourceConformance : WeatherSourceConformance
{
    protected override IWeatherSource Source { get; } = new SyntheticWeatherSource();

    protected override DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 34, 56, TimeSpan.Zero);
}
