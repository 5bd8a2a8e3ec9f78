using System.Net;
using Isobar.Broker;
using Isobar.GoogleCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(PubSubOptions.Section, CreateTokens);
        services.AddHttp();
        services.AddSingleton<PubSubInstruments>();
        services.AddSingleton<PubSubBroker>();
        services.AddSingleton<IBroker>(static provider => provider.GetRequiredService<PubSubBroker>());
        return services;
    }

    private static IAccessTokens CreateTokens(IServiceProvider services, object? key) =>
        services.GetRequiredService<IOptions<PubSubOptions>>().Value.EmulatorHost is { Length: > 0 }
            ? new NoAccessTokens()
            : new ApplicationDefaultTokens(Scopes);

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
