using System.Diagnostics.Metrics;
using Isobar.Diagnostics;

namespace Isobar.Warehousing;

/// <summary>What this silo's writer counts.</summary>
public sealed class WriterInstruments
{
    private readonly Histogram<double> _flushDuration;
    private int _queuedRows;

    public WriterInstruments(IsobarMeter meter, TimeProvider time)
    {
        RecentFlushes = new(Flushes, time);
        RecentLatency = new(Latency, time);
        Batches = new(meter.Meter, "isobar.writer.batches", "{batch}", "Batches appended");
        Rows = new(meter.Meter, "isobar.writer.rows", "{row}", "Rows stored for the first time");
        AlreadyThere = new(meter.Meter, "isobar.writer.already_there", "{row}", "Rows whose key was there");
        Refused = new(meter.Meter, "isobar.writer.refused", "{row}", "Rows refused by the warehouse");
        Retries = new(meter.Meter, "isobar.writer.retries", "{attempt}", "Appends that failed and were tried again");
        Busy = new(meter.Meter, "isobar.writer.busy", "{call}", "Calls turned away because the writer was full");
        DeadLetters = new(meter.Meter, "isobar.writer.dead_letters", "{letter}", "Dead letters stored");
        Published = new(meter.Meter, "isobar.writer.published", "{row}", "Stored rows published downstream, repeated ones included");
        _flushDuration = DurationHistogram.Create(meter.Meter, "isobar.writer.flush.duration", "Duration of an append");
        meter.Meter.CreateObservableGauge("isobar.writer.queued", () => QueuedRows, "{row}", "Rows held by the writer");
        meter.Meter.CreateObservableGauge("isobar.latency.p50", () => Seconds(0.5), "s", "From the broker's receipt to the durable row");
        meter.Meter.CreateObservableGauge("isobar.latency.p99", () => Seconds(0.99), "s", "From the broker's receipt to the durable row");
    }

    public Tally Batches { get; }

    public Tally Rows { get; }

    public Tally AlreadyThere { get; }

    public Tally Refused { get; }

    public Tally Retries { get; }

    public Tally Busy { get; }

    public Tally DeadLetters { get; }

    public Tally Published { get; }

    /// <summary>Durations of appends, retries included.</summary>
    public LatencyHistogram Flushes { get; } = new();

    /// <summary>From the broker's receipt of an event to its durable row.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>The last minute of <see cref="Flushes"/>.</summary>
    public RecentPercentiles RecentFlushes { get; }

    /// <summary>The last minute of <see cref="Latency"/>.</summary>
    public RecentPercentiles RecentLatency { get; }

    public int QueuedRows => Volatile.Read(ref _queuedRows);

    internal void OnQueued(int rows) => Interlocked.Add(ref _queuedRows, rows);

    internal void OnFlushed(TimeSpan duration)
    {
        Batches.Increment();
        Flushes.Record(duration);
        _flushDuration.Record(duration.TotalSeconds);
    }

    internal void OnStored(EnrichedEvent row, DateTimeOffset now)
    {
        Rows.Increment();
        Latency.Record(now - row.Event.ReceivedAt);
    }

    private double Seconds(double share) => Latency.Percentile(share)?.TotalSeconds ?? 0;
}
