using System.Diagnostics.Metrics;
using Isobar.Diagnostics;
using Polly.CircuitBreaker;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>The figures of this client. Meter: <see cref="MeterName"/>.</summary>
internal sealed class OpenMeteoInstruments
{
    public const string MeterName = "Isobar.Weather.OpenMeteo";

    private readonly Counter<long> _questions;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _duration;

    public OpenMeteoInstruments(IMeterFactory meters, CircuitBreakerStateProvider breaker)
    {
        var meter = meters.Create(MeterName);
        _questions = meter.CreateCounter<long>("isobar.weather.open_meteo.questions", "{question}", "Questions asked of the client.");
        _failures = meter.CreateCounter<long>(
            "isobar.weather.open_meteo.failures", "{question}", "Questions left without an observation, by reason.");
        _attempts = meter.CreateCounter<long>("isobar.weather.open_meteo.requests", "{request}", "HTTP requests sent, repetitions included.");
        _duration = DurationHistogram.Create(meter, "isobar.weather.open_meteo.request.duration", "Time from request to the end of its answer.");
        meter.CreateObservableGauge(
            "isobar.weather.open_meteo.breaker.state", () => StateOf(breaker), description: "0 closed, 1 half open, 2 open.");
    }

    public void OnAsked(int questions) => _questions.Add(questions);

    public void OnUnanswered(string reason) =>
        _failures.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void OnAttempted(TimeSpan elapsed)
    {
        _attempts.Add(1);
        _duration.Record(elapsed.TotalSeconds);
    }

    private static int StateOf(CircuitBreakerStateProvider breaker) => breaker.CircuitState switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        _ => 2,
    };
}
