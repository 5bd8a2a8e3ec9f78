using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streaming.GCP.Consuming;
using Orleans.TestingHost;

namespace Isobar.Tests.Streams.Hosting;

/// <summary>What the silos of one cluster have acknowledged, by their own metrics.</summary>
internal sealed class Acknowledgements : IDisposable
{
    private const string Acknowledged = "isobar.consumer.acknowledged";
    private const string Failures = "isobar.consumer.delivery_failures";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<Instrument, long> _counts = new();
    private readonly MeterListener _listener = new();

    public Acknowledgements(InProcessTestCluster cluster)
    {
        HashSet<Meter> meters = [.. cluster.Silos.Select(static silo => silo.ServiceProvider.GetRequiredService<IMeterFactory>().Create(StreamInstruments.MeterName))];
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is Acknowledged or Failures && meters.Contains(instrument.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _counts[instrument] = value);
        _listener.Start();
    }

    public IReadOnlyList<long> PerSilo => Of(Acknowledged);

    /// <summary>Deliveries that threw.</summary>
    public long Failed => Of(Failures).Sum();

    public async Task ReachAsync(long count)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (PerSilo.Sum() < count)
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public void Dispose() => _listener.Dispose();

    private List<long> Of(string name)
    {
        _listener.RecordObservableInstruments();
        return [.. _counts.Where(count => count.Key.Name == name).Select(static count => count.Value)];
    }
}
