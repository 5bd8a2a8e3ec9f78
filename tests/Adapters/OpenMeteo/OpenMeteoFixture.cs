using Isobar.Adapters.OpenMeteo;
using Isobar.Places;
using Isobar.Tests.Doubles.OpenMeteo;
using Isobar.Weather;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isobar.Tests.Adapters.OpenMeteo;

/// <summary>The adapter as an application registers it, against the double, on a clock that stands still.</summary>
public abstract class OpenMeteoFixture : IAsyncLifetime
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 34, 56, TimeSpan.Zero);

    // On the machine's clock: a call that waits for a time that nobody moves fails instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<ServiceProvider> _applications = [];

    internal SteppingClock Clock { get; } = new(Noon);

    internal LogLines Log { get; } = new();

    protected OpenMeteoDouble Service { get; private set; } = null!;

    public async Task InitializeAsync() => Service = await OpenMeteoDouble.StartAsync(Clock);

    public async Task DisposeAsync()
    {
        foreach (var application in _applications)
        {
            await application.DisposeAsync();
        }

        await Service.DisposeAsync();
    }

    protected IWeatherSource Source(params (string Key, string Value)[] settings) =>
        Application(settings).GetRequiredService<IWeatherSource>();

    protected ServiceProvider Application(params (string Key, string Value)[] settings)
    {
        var values = settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value, StringComparer.Ordinal);
        values.TryAdd("BaseAddress", Service.BaseAddress.ToString());
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddOpenMeteo(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        var application = services.BuildServiceProvider();
        _applications.Add(application);
        return application;
    }

    internal static WeatherQuestion Present(double latitude, double longitude = 10.1) =>
        new(CellAt(latitude, longitude), Slot.Containing(Noon, TimeSpan.FromHours(1)), IsPresent: true);

    internal static WeatherQuestion Past(double latitude, TimeSpan ago, int minutes = 60) =>
        new(CellAt(latitude, 10.1), Slot.Containing(Noon - ago, TimeSpan.FromMinutes(minutes)), IsPresent: false);

    internal static Task<IReadOnlyList<WeatherAnswer>> AskAsync(IWeatherSource source, params WeatherQuestion[] questions) =>
        source.AskAsync(questions, CancellationToken.None).WaitAsync(Patience);

    private static Cell CellAt(double latitude, double longitude) => Cell.Containing(new GeoPoint(latitude, longitude), 5);
}
