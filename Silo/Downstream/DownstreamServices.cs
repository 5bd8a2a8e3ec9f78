using Isobar.Warehousing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Downstream;

/// <summary>Registers the way of stored rows to a topic, where that is asked for.</summary>
internal static class DownstreamServices
{
    public static IServiceCollection AddDownstream(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DownstreamOptions.Section);
        services.AddValidatedOptions<DownstreamOptions>(static options => options.Faults()).Bind(section);
        if (section.GetValue<bool>(nameof(DownstreamOptions.Publish)))
        {
            services.AddSingleton<EnrichedEventsTopic>();
            services.AddSingleton<IDownstream>(static provider => provider.GetRequiredService<EnrichedEventsTopic>());
            services.AddHostedService(static provider => provider.GetRequiredService<EnrichedEventsTopic>());
        }

        return services;
    }
}
