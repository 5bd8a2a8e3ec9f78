using Isobar.Api.Stats;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Stats;

/// <summary>Registers the sections of <c>/v1/stats</c> that a silo has.</summary>
internal static class StatsServices
{
    /// <summary>Of a process with grains.</summary>
    public static IServiceCollection AddSiloStats(this IServiceCollection services) => services
        .AddSection<BrokerStats>()
        .AddSection<PipelineStats>()
        .AddSection<WeatherStats>()
        .AddSection<WriterStats>()
        .AddSection<WarehouseStats>()
        .AddSection<GrainStats>()
        .AddSection<ProcessStats>()
        .AddSection<OwnSiloSection>()
        .AddSection<CostStats>();

    /// <summary>Of a process without; what silos count is gathered from them.</summary>
    public static IServiceCollection AddServeStats(this IServiceCollection services) => services
        .AddSection<BrokerStats>()
        .AddSection<WarehouseStats>()
        .AddSection<ProcessStats>()
        .AddSection<CostStats>();

    private static IServiceCollection AddSection<T>(this IServiceCollection services)
        where T : class, IStatsSection => services
        .AddSingleton<T>()
        .AddSingleton<IStatsSection>(static provider => provider.GetRequiredService<T>());
}
