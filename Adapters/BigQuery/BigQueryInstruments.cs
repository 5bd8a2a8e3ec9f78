using System.Diagnostics.Metrics;
using Isobar.Diagnostics;

namespace Isobar.Adapters.BigQuery;

/// <summary>What is asked of BigQuery, how it answers, and what it charges for.</summary>
internal sealed class BigQueryInstruments
{
    private readonly Counter<long> _requests;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _bytesBilled;
    private readonly Counter<long> _merges;
    private readonly Histogram<double> _duration;

    public BigQueryInstruments(IsobarMeter meter)
    {
        _requests = meter.Meter.CreateCounter<long>(
            "isobar.bigquery.requests", "{request}", "Requests, repetitions included, by operation and outcome");
        _retries = meter.Meter.CreateCounter<long>("isobar.bigquery.retries", "{request}", "Repetitions, by operation");
        _rows = meter.Meter.CreateCounter<long>(
            "isobar.bigquery.rows", "{row}", "Streamed rows by outcome: taken, refused, or stopped by a neighbour and sent again");
        _bytesBilled = meter.Meter.CreateCounter<long>("isobar.bigquery.billed", "By", "Bytes charged for, by purpose");
        _merges = meter.Meter.CreateCounter<long>("isobar.bigquery.merges", "{merge}", "Merges seen to end, by outcome");
        _duration = DurationHistogram.Create(meter.Meter, "isobar.bigquery.request.duration", "From a request to its answer, by operation");
    }

    public void OnRequest(string operation, string outcome, TimeSpan duration)
    {
        _requests.Add(1, Tag("operation", operation), Tag("outcome", outcome));
        _duration.Record(duration.TotalSeconds, Tag("operation", operation));
    }

    public void OnRetry(string operation) => _retries.Add(1, Tag("operation", operation));

    public void OnRows(int taken, int refused, int stopped)
    {
        Count(taken, "taken");
        Count(refused, "refused");
        Count(stopped, "stopped");
    }

    public void OnBilled(string purpose, long bytes) => _bytesBilled.Add(bytes, Tag("purpose", purpose));

    public void OnMerge(string outcome) => _merges.Add(1, Tag("outcome", outcome));

    private void Count(int rows, string outcome)
    {
        if (rows > 0)
        {
            _rows.Add(rows, Tag("outcome", outcome));
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
