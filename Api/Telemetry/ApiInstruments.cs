using System.Diagnostics.Metrics;
using Isobar.Api.Events;
using Isobar.Diagnostics;

namespace Isobar.Api.Telemetry;

/// <summary>What the API counts: for <c>/metrics</c>, and as totals since start for the section <c>api</c> of <c>/v1/stats</c>.</summary>
internal sealed class ApiInstruments
{
    public const string MeterName = "Isobar.Api";

    private readonly Counter<long> _requests;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _publishFailures;
    private readonly Histogram<double> _publishDuration;

    public ApiInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>("isobar.api.requests", "{request}", "Answers, by status.");
        _accepted = meter.CreateCounter<long>("isobar.api.events.accepted", "{event}", "Events that the broker took.");
        _rejected = meter.CreateCounter<long>("isobar.api.events.rejected", "{event}", "Events refused, by field.");
        _bytes = meter.CreateCounter<long>("isobar.api.events.bytes", "By", "Bytes of events, decompressed.");
        _publishFailures = meter.CreateCounter<long>(
            "isobar.api.publish.failures", "{request}", "Requests whose publishing ended with unknown outcome.");
        _publishDuration = DurationHistogram.Create(meter, "isobar.api.publish.duration", "Until the broker held a request.");
    }

    public ApiTotals Totals { get; } = new();

    public void OnAnswered(int status)
    {
        Totals.Answered(status);
        _requests.Add(1, new KeyValuePair<string, object?>("status", status));
    }

    public void OnBody(int bytes)
    {
        ApiTotals.Add(ref Totals.Bytes, bytes);
        _bytes.Add(bytes);
    }

    public void OnRead(EventBatch batch)
    {
        foreach (var rejected in batch.Rejected)
        {
            var field = RejectedFields.Name(rejected.Field);
            Totals.Rejected(field);
            _rejected.Add(1, new KeyValuePair<string, object?>("field", field));
        }
    }

    public void OnPublished(EventBatch batch, TimeSpan duration)
    {
        ApiTotals.Add(ref Totals.Accepted, batch.Messages.Count);
        Totals.Published(duration);
        _accepted.Add(batch.Messages.Count);
        _publishDuration.Record(duration.TotalSeconds);
    }

    public void OnPublishFailed()
    {
        ApiTotals.Add(ref Totals.PublishFailures, 1);
        _publishFailures.Add(1);
    }
}
