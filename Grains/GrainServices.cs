using Isobar.Diagnostics;
using Isobar.Enrichment;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar;

/// <summary>Registers what the grains need beside their ports.</summary>
public static class GrainServices
{
    /// <summary>
    /// Adds the services of users, weather and warehousing. The host adds <see cref="TimeProvider"/>, <see cref="Random"/> (safe
    /// to share), <see cref="IWeatherSource"/>, <see cref="IWarehouse"/>, a grain storage, and the runtime.
    /// </summary>
    public static IServiceCollection AddIsobarGrains(this IServiceCollection services)
    {
        services.AddSingleton<IsobarMeter>();
        services.AddSingleton<UserInstruments>();
        services.AddSingleton<WeatherInstruments>();
        services.AddSingleton<WriterInstruments>();
        services.AddSingleton<WeatherLookups>();
        services.AddSingleton<WeatherReadCache>();
        services.AddSingleton<Enricher>();
        services.AddSingleton<CommittedRows>();
        services.AddSingleton<PersistentAppend>();
        services.AddValidatedOptions<UserOptions>(static options => options.Faults());
        services.AddValidatedOptions<WeatherOptions>(static options => options.Faults());
        services.AddValidatedOptions<WriterOptions>(static options => options.Faults());
        return services;
    }
}
