using Isobar.Api.Stats;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Stats;

/// <summary>Registers the sections of <c>/v1/stats</c> that a silo has.</summary>
internal static class StatsServices
{
    public static IServiceCollection AddSiloStats(this IServiceCollection services)
    {
        services.AddSingleton<IStatsSection, BrokerStats>();
        services.AddSingleton<IStatsSection, PipelineStats>();
        services.AddSingleton<IStatsSection, WeatherStats>();
        services.AddSingleton<IStatsSection, WriterStats>();
        services.AddSingleton<IStatsSection, WarehouseStats>();
        services.AddSingleton<IStatsSection, GrainStats>();
        services.AddSingleton<IStatsSection, ProcessStats>();
        return services;
    }
}
