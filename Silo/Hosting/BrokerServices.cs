using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.PubSub;
using Isobar.Silo.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Hosting;

/// <summary>Where events come from, and where the API publishes them to.</summary>
internal static class BrokerServices
{
    public static void AddBroker(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        if (settings.Source == SourceName.PubSub)
        {
            services.AddPubSubBroker(configuration.GetSection(PubSubOptions.Section));
            return;
        }

        services.AddSqliteBroker();
        services.AddOptions<SqliteBrokerOptions>().Bind(configuration.GetSection(SqliteBrokerOptions.Section)).ValidateOnStart();
    }
}
