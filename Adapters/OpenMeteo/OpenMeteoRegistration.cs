using System.Net;
using Isobar.Weather;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace Isobar.Adapters.OpenMeteo;

public static class OpenMeteoRegistration
{
    /// <summary>Open-Meteo as the <see cref="IWeatherSource"/>.</summary>
    /// <param name="services">The application's services. A <see cref="TimeProvider"/> among them is used.</param>
    /// <param name="section">Values for <see cref="OpenMeteoOptions"/>; null for the defaults. An unknown key is refused.</param>
    public static IServiceCollection AddOpenMeteo(this IServiceCollection services, IConfiguration? section = null)
    {
        var options = services.AddOptions<OpenMeteoOptions>().ValidateOnStart();
        if (section is not null)
        {
            options.Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenMeteoOptions>, OpenMeteoOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttp();
        services.AddSingleton<IWeatherSource>(Create);
        return services;
    }

    private static void AddHttp(this IServiceCollection services) => services
        .AddHttpClient(ForecastTransport.ClientName, Configure)
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,

            // Whoever redirects would be told the key.
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })

        // They log addresses, and the key is part of the address.
        .RemoveAllLoggers();

    private static void Configure(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<OpenMeteoOptions>>().Value;
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = options.MaximumResponseBytes;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    private static OpenMeteoWeatherSource Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<OpenMeteoOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var breaker = new CircuitBreakerStateProvider();
        var pipeline = ForecastPipeline.Build(options, time, breaker);
        var instruments = ActivatorUtilities.CreateInstance<OpenMeteoInstruments>(services, breaker);
        var transport = ActivatorUtilities.CreateInstance<ForecastTransport>(services, instruments);
        var logger = services.GetRequiredService<ILogger<OpenMeteoWeatherSource>>();
        var client = new ForecastClient(transport, pipeline, options, time, logger);
        return new OpenMeteoWeatherSource(client, instruments, options, time);
    }
}
