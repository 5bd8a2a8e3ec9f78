using Isobar.EmbeddedRuntime;
using Isobar.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Runtime;

/// <summary>Which runtime runs the grains: the one place where a silo's composition depends on it.</summary>
internal static class GrainRuntime
{
    public static IServiceCollection AddGrainRuntime(this IServiceCollection services) =>
        services.AddEmbeddedRuntime(static runtime => runtime.AddGrains(typeof(UserGrain).Assembly));
}
