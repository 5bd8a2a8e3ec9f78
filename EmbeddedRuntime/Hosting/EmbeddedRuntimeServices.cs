using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;

namespace Isobar.EmbeddedRuntime;

/// <summary>Registers the runtime.</summary>
public static class EmbeddedRuntimeServices
{
    /// <summary>
    /// Registers <see cref="EmbeddedSilo"/>, which the host starts and stops, <c>IGrainFactory</c> and <c>IClusterClient</c>,
    /// <see cref="IStreamDelivery"/> and <see cref="IRuntimeStatistics"/>. The clock and the scheduler are the
    /// <see cref="TimeProvider"/> and <see cref="ITurnScheduler"/> that are registered, else the system's. Storage is an
    /// <c>IGrainStorage</c> keyed by its name.
    /// </summary>
    public static IServiceCollection AddEmbeddedRuntime(
        this IServiceCollection services,
        Action<EmbeddedRuntimeOptions>? configure = null)
    {
        services.AddOptions<EmbeddedRuntimeOptions>().Configure(options => configure?.Invoke(options));
#pragma warning disable RS0030 // The one place where the system's clock comes in, and only where no other is registered.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddSingleton<ITurnScheduler, ThreadPoolTurnScheduler>();
        services.TryAddSingleton<SiloRuntime>();
        services.TryAddSingleton(provider => new EmbeddedSilo(provider.GetRequiredService<SiloRuntime>()));
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<SiloRuntime>().References);
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<IClusterClient>());
        services.TryAddSingleton<IStreamDelivery>(provider => new StreamDelivery(provider.GetRequiredService<SiloRuntime>()));
        services.TryAddSingleton<IRuntimeStatistics>(provider => new RuntimeStatistics(provider.GetRequiredService<SiloRuntime>()));
        return services;
    }
}
