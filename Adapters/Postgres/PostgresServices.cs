using Isobar.Diagnostics;
using Isobar.Warehousing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Isobar.Adapters.Postgres;

public static class PostgresServices
{
    /// <summary>
    /// Registers <see cref="PostgresWarehouse"/> as the <see cref="IWarehouse"/>, and makes or checks its tables when the host starts.
    /// </summary>
    /// <param name="services">The application's services. A <see cref="TimeProvider"/> among them is used.</param>
    /// <param name="section">Values for <see cref="PostgresOptions"/>; null for the defaults. An unknown key is refused.</param>
    public static IServiceCollection AddPostgresWarehouse(this IServiceCollection services, IConfiguration? section = null)
    {
        var options = services.AddValidatedOptions<PostgresOptions>(options => options.Faults());
        if (section is not null)
        {
            options.Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IsobarMeter>();
        services.AddLogging();
        services.AddSingleton<PostgresInstruments>();
        services.AddSingleton<PostgresWarehouse>();
        services.AddSingleton<IWarehouse>(provider => provider.GetRequiredService<PostgresWarehouse>());
        services.AddSingleton<IHostedService, PostgresStart>();
        return services;
    }
}
