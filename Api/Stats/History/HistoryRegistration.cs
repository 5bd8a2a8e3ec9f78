using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Stats.History;

/// <summary>Registers the history of the figures.</summary>
internal static class HistoryRegistration
{
    public static void AddHistory(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(new HistoryFile(dataDirectory));
        services.AddSingleton<StatsHistory>();
        services.AddHostedService(static provider => provider.GetRequiredService<StatsHistory>());
    }
}
