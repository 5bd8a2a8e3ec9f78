using Isobar.Api.Health;
using Isobar.Api.Stats;
using Isobar.Silo.Stats;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>Registers what silos tell, and what those ask who gather it.</summary>
internal static class GatheringServices
{
    public static void AddGathering(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SiloFigures>();
        silo.Services.AddPlacementDirector<OnNamedSilo, OnNamedSiloDirector>();
    }

    /// <summary>Figures and rows of all silos, in a client.</summary>
    public static void AddGathered(this IServiceCollection services)
    {
        services.AddSingleton<ClusterFigures>();
        foreach (var section in ClusterFigures.Sections)
        {
            services.AddSingleton<IStatsSection>(provider => new GatheredSection(section, provider.GetRequiredService<ClusterFigures>()));
        }

        services.AddSingleton<IStatsSection, SilosSection>();
        services.AddSingleton<IReadinessCheck, ClusterReadiness>();
        services.AddHostedService<GatheredRows>();
    }
}
