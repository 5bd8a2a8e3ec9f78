using System.Diagnostics.Metrics;
using Isobar.Broker;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>The figures of the providers of a process. Meter: <see cref="MeterName"/>.</summary>
public sealed class StreamInstruments
{
    /// <summary>The name of the meter, for whoever exports metrics.</summary>
    public const string MeterName = "Orleans.Streaming.GCP";

    private readonly KeyValuePair<string, object?> _provider;
    private readonly Counter<long> _published;
    private readonly Counter<long> _deadLettered;
    private readonly TimeProvider _time;
    private Backlog? _backlog;

    internal StreamInstruments(Meter meter, string provider, TimeProvider time)
    {
        (_provider, _time, Meter) = (new("provider", provider), time, meter);
        _published = meter.CreateCounter<long>("orleans.streaming.gcp.published", "{event}", "Events that the broker has taken.");
        _deadLettered = meter.CreateCounter<long>("orleans.streaming.gcp.dead_lettered", "{event}", "Events that became dead letters.");
    }

    internal Meter Meter { get; }

    internal void OnPublished(int events) => _published.Add(events, _provider);

    internal void OnDeadLettered(int events) => _deadLettered.Add(events, _provider);

    internal void OnBacklog(Backlog? backlog) => Volatile.Write(ref _backlog, backlog);

    /// <summary>What only a silo has.</summary>
    internal void Observe(Func<int> inFlight)
    {
        Meter.CreateObservableGauge("orleans.streaming.gcp.in_flight", () => Of(inFlight()), "{event}", "Events pulled and not yet settled.");
        Meter.CreateObservableGauge(
            "orleans.streaming.gcp.backlog", () => OrNone(_backlog?.Unacknowledged), "{event}", "Events not yet settled by anybody; absent where the broker does not know.");
        Meter.CreateObservableGauge(
            "orleans.streaming.gcp.lag", () => OrNone(_backlog?.OldestUnacknowledgedAt is { } oldest ? Math.Max(0, (_time.GetUtcNow() - oldest).TotalSeconds) : (double?)null),
            "s", "Age of the oldest event not yet settled; absent where there is none or the broker does not know.");
        Meter.CreateObservableCounter(
            "orleans.streaming.gcp.expired", () => OrNone(_backlog?.ExpiredSettlements), "{event}", "Settlements and extensions that came after their lease had ended.");
    }

    private Measurement<T> Of<T>(T value)
        where T : struct => new(value, _provider);

    private IEnumerable<Measurement<T>> OrNone<T>(T? value)
        where T : struct => value is { } known ? [Of(known)] : [];
}
