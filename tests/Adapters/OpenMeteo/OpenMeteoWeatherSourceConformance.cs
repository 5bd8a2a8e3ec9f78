using Isobar.Adapters.OpenMeteo;
using Isobar.Tests.Doubles.OpenMeteo;
using Isobar.Tests.Ports;
using Isobar.Weather;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.OpenMeteo;

public sealed class OpenMeteoWeatherSourceConformance : WeatherSourceConformance, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(OpenMeteoFixture.Noon);
    private OpenMeteoDouble _service = null!;
    private ServiceProvider _application = null!;

    protected override IWeatherSource Source => _application.GetRequiredService<IWeatherSource>();

    protected override DateTimeOffset Now => _clock.GetUtcNow();

    protected override int? RequestsSeen => _service.Requests;

    public async Task InitializeAsync()
    {
        _service = await OpenMeteoDouble.StartAsync(_clock);
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection([new("BaseAddress", _service.BaseAddress.ToString())]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock);
        _application = services.AddOpenMeteo(section).BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        await _service.DisposeAsync();
    }
}
