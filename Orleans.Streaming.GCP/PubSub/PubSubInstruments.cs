using System.Diagnostics.Metrics;

namespace Isobar.PubSub;

/// <summary>The figures of this client. Meter: <see cref="MeterName"/>.</summary>
public sealed class PubSubInstruments
{
    public const string MeterName = "Isobar.PubSub";

    private readonly Counter<long> _requests;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _handedBack;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _batch;

    public PubSubInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("isobar.pubsub.requests", "{request}", "Requests by operation and outcome, repetitions included.");
        _retries = meter.CreateCounter<long>("isobar.pubsub.retries", "{request}", "Repetitions by operation.");
        _expired = meter.CreateCounter<long>("isobar.pubsub.expired_settlements", "{message}", "Settlements and extensions of leases that had ended.");
        _handedBack = meter.CreateCounter<long>("isobar.pubsub.handed_back", "{message}", "Messages pulled for somebody who had gone, and given back.");
        _duration = meter.CreateHistogram("isobar.pubsub.request.duration", "s", "Time from request to the end of its answer, by operation.", advice: Seconds);
        _batch = meter.CreateHistogram("isobar.pubsub.publish.batch_size", "{message}", "Messages in a publish request.", advice: Messages);
    }

    // A pull waits for messages, up to a minute and a half.
    private static InstrumentAdvice<double> Seconds { get; } = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    };

    private static InstrumentAdvice<long> Messages { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] };

    internal void OnRequest(string operation, string outcome, TimeSpan elapsed)
    {
        _requests.Add(1, Tag("operation", operation), Tag("outcome", outcome));
        _duration.Record(elapsed.TotalSeconds, Tag("operation", operation));
    }

    internal void OnRetry(string operation) => _retries.Add(1, Tag("operation", operation));

    internal void OnExpired(string subscription, int messages) => _expired.Add(messages, Tag("subscription", subscription));

    internal void OnHandedBack(string subscription, int messages) => _handedBack.Add(messages, Tag("subscription", subscription));

    internal void OnBatch(int messages) => _batch.Record(messages);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
