using Isobar.Broker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;

[assembly: RegisterProvider("PubSub", "Streaming", "Silo", typeof(Orleans.Hosting.PubSubStreamProviderBuilder))]
[assembly: RegisterProvider("PubSub", "Streaming", "Client", typeof(Orleans.Hosting.PubSubStreamProviderBuilder))]

namespace Orleans.Hosting;

/// <summary>
/// Streams over Pub/Sub by configuration alone: <c>Orleans:Streaming:NAME:ProviderType=PubSub</c>, and beside it the keys of
/// <see cref="PubSubStreamOptions"/>. <c>ServiceKey</c> names a keyed <see cref="IBroker"/> to use instead of Pub/Sub.
/// </summary>
public sealed class PubSubStreamProviderBuilder : IProviderBuilder<ISiloBuilder>, IProviderBuilder<IClientBuilder>
{
    private const string ProviderType = "ProviderType";
    private const string ServiceKey = "ServiceKey";

    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.AddPubSubStreams(Named(name), options => Bind(options, configurationSection));

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection configurationSection) =>
        builder.AddPubSubStreams(Named(name), options => Bind(options, configurationSection));

    private static string Named(string? name) =>
        name ?? throw new OrleansConfigurationException("A stream provider needs a name: Orleans:Streaming:NAME:ProviderType.");

    // Whoever misspells a key is told so.
    private static void Bind(OptionsBuilder<PubSubStreamOptions> options, IConfigurationSection section)
    {
        options.Bind(OptionsOnly(section), static binder => binder.ErrorOnUnknownConfiguration = true);
        if (section[ServiceKey] is { Length: > 0 } key)
        {
            options.Configure(streams => streams.UseBroker(services => services.GetRequiredKeyedService<IBroker>(key)));
        }
    }

    private static IConfiguration OptionsOnly(IConfigurationSection section) => new ConfigurationBuilder()
        .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true).Where(static pair => pair.Key is not (ProviderType or ServiceKey)))
        .Build();
}
