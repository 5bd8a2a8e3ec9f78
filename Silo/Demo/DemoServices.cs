using Isobar.Silo.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Demo;

/// <summary>Registers the feed of <c>--demo</c>.</summary>
internal static class DemoServices
{
    public static IServiceCollection AddDemoFeed(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        services.AddValidatedOptions<DemoOptions>(static options => options.Faults())
            .Bind(configuration.GetSection(DemoOptions.Section));
        return settings.IsDemo ? services.AddHostedService<DemoFeed>() : services;
    }
}
