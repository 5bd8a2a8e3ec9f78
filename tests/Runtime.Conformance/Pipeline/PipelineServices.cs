using Isobar.Adapters.Synthetic;
using Isobar.Warehousing;
using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Runtime.Conformance.Pipeline;

/// <summary>What the product's grains need, the same on both runtimes.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, MemoryWarehouse warehouse) => services
        .AddSingleton(Random.Shared)
        .AddIsobarGrains()
        .AddSyntheticWeather()
        .Configure<WeatherOptions>(static weather => weather.Budget = TimeSpan.FromHours(1))
        .AddSingleton<IWarehouse>(warehouse);
}
