using System.Diagnostics.Metrics;
using Isobar.Adapters.OpenMeteo;
using Isobar.Tests.Doubles.OpenMeteo;
using Isobar.Weather;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Tests.Adapters.OpenMeteo;

public sealed class InstrumentsTests : OpenMeteoFixture
{
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);

    [Fact]
    public async Task Questions_requests_failures_and_the_breaker_are_counted()
    {
        var application = Application(("Retries", "0"), ("BreakerMinimumAttempts", "2"));
        using var listener = Listen(application.GetRequiredService<IMeterFactory>());
        var source = application.GetRequiredService<IWeatherSource>();
        await AskAsync(source, Present(10), Present(20), Past(10, TimeSpan.FromDays(100)));
        listener.RecordObservableInstruments();
        Assert.Equal(0, _figures["isobar.weather.open_meteo.breaker.state"]);

        // One of two attempts has failed then: the breaker opens, and the last question sends nothing.
        Service.Otherwise = Behaviours.Status(500);
        await AskAsync(source, Present(10));
        await AskAsync(source, Present(10));
        listener.RecordObservableInstruments();
        Assert.Equal(5, _figures["isobar.weather.open_meteo.questions"]);
        Assert.Equal(2, _figures["isobar.weather.open_meteo.requests"]);
        Assert.Equal(1, _figures["isobar.weather.open_meteo.failures beyond_history"]);
        Assert.Equal(2, _figures["isobar.weather.open_meteo.failures source_unavailable"]);
        Assert.Equal(2, _figures["isobar.weather.open_meteo.breaker.state"]);
    }

    private MeterListener Listen(IMeterFactory scope)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == OpenMeteoInstruments.MeterName && instrument.Meter.Scope == scope)
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _figures[instrument.Name] = value);
        listener.Start();
        return listener;
    }

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
        _figures[name] = _figures.GetValueOrDefault(name) + value;
    }
}
