using System.Net;
using Isobar.Broker;
using Isobar.GoogleCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.PubSub;

public static class PubSubRegistration
{
    private static readonly string[] Scopes =
        ["https://www.googleapis.com/auth/pubsub", "https://www.googleapis.com/auth/monitoring.read"];

    /// <summary>Google Pub/Sub as the <see cref="IBroker"/>.</summary>
    /// <param name="services">
    /// The application's services. A <see cref="TimeProvider"/> and an <see cref="IAccessTokens"/> (keyed <see cref="PubSubOptions.Section"/>) among
    /// them are used; otherwise the system's clock and application default credentials.
    /// </param>
    /// <param name="section">Values for <see cref="PubSubOptions"/>; null for the defaults. An unknown key is refused.</param>
    public static IServiceCollection AddPubSubBroker(this IServiceCollection services, IConfiguration? section = null)
    {
        var options = services.AddOptions<PubSubOptions>().ValidateOnStart();
        if (section is not null)
        {
            options.Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<PubSubOptions>>(
            new PubSubEnvironment(Environment.GetEnvironmentVariable)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PubSubOptions>, PubSubOptionsValidator>());
        services.TryAddKeyedSingleton(PubSubOptions.Section, CreateTokens);
        services.AddPubSubClient();
        services.AddSingleton<PubSubBroker>();
        services.AddSingleton<IBroker>(static provider => provider.GetRequiredService<PubSubBroker>());
        return services;
    }

    /// <summary>What any number of brokers in a process share.</summary>
    internal static void AddPubSubClient(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PubSubInstruments>();
        services.AddHttp();
    }

    /// <summary>A broker with options of its own, for whoever has several. Needs <see cref="AddPubSubClient"/>.</summary>
    /// <param name="services">An <see cref="IAccessTokens"/> with this key among them is used; otherwise application default credentials.</param>
    /// <param name="key">The broker's key.</param>
    /// <param name="options">Valid ones.</param>
    internal static PubSubBroker CreateBroker(IServiceProvider services, object? key, PubSubOptions options) => new(
        Options.Create(options),
        services.GetRequiredService<IHttpClientFactory>(),
        services.GetKeyedService<IAccessTokens>(key) ?? TokensFor(options),
        services.GetRequiredService<PubSubInstruments>(),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<PubSubBroker>>());

    private static IAccessTokens CreateTokens(IServiceProvider services, object? key) =>
        TokensFor(services.GetRequiredService<IOptions<PubSubOptions>>().Value);

    private static IAccessTokens TokensFor(PubSubOptions options) =>
        options.EmulatorHost is { Length: > 0 } ? new NoAccessTokens() : new ApplicationDefaultTokens(Scopes);

    private static void AddHttp(this IServiceCollection services) => services
        .AddHttpClient(PubSubBroker.HttpClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip,

            // Whoever redirects would be shown the token.
            AllowAutoRedirect = false,
            UseCookies = false,

            // Long polls keep a connection each; addresses of Google's change, so that none is kept for ever.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        })

        // The broker lives as long as the process, and the handler renews its connections itself.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
