using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Adapters.Synthetic;

public static class SyntheticRegistration
{
    /// <summary>Invented weather as the <see cref="IWeatherSource"/>; every row says so.</summary>
    public static IServiceCollection AddSyntheticWeather(this IServiceCollection services) =>
        services.AddSingleton<IWeatherSource, SyntheticWeatherSource>();
}
