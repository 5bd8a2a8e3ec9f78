using Isobar.EmbeddedRuntime;
using Isobar.Silo.Stats;
using Isobar.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Runtime;

/// <summary>Which runtime runs the grains: the one place where a silo's composition depends on it.</summary>
internal static class GrainRuntime
{
    public static IServiceCollection AddGrainRuntime(this IServiceCollection services)
    {
        services.AddEmbeddedRuntime(static runtime =>
        {
            runtime.AddGrains(typeof(UserGrain).Assembly);

            // All users of the silo call one writer, whose own bound (Writer:MaxQueuedRows) is the one that should be felt:
            // the messages in flight are fewer than this.
            runtime.MaxQueuedRequestsPerActivation = 200_000;
        });
        services.AddSingleton<Broker.Streams.IStreamDelivery, EmbeddedStreams>();
        services.AddSingleton<IGrainStatistics, EmbeddedGrainStatistics>();
        services.AddHostedService<EmbeddedSiloService>();
        return services;
    }
}
