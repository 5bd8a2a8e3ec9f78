using Isobar.EmbeddedRuntime;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Stats;
using Isobar.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Runtime;

/// <summary>Which runtime runs the grains: the one place where a silo's composition depends on it.</summary>
internal static class GrainRuntime
{
    /// <summary>As <c>ISOBAR_RUNTIME</c> names it.</summary>
    public const string Name = "embedded";

    public const string Description = "the embedded runtime, in this process";

    /// <summary>Whether there may be several silos, and clients of theirs.</summary>
    public const bool HasClusters = false;

    public static void AddGrainRuntime(this WebApplicationBuilder builder, HostSettings settings, IConfiguration configuration)
    {
        var services = builder.Services;
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
    }

    public static void AddClusterClient(this WebApplicationBuilder builder, IConfiguration configuration) =>
        throw new NotSupportedException("The embedded runtime has no clients.");

    /// <summary>What this runtime answers by itself, beside the API: nothing.</summary>
    public static WebApplication MapGrainRuntime(this WebApplication app) => app;
}
