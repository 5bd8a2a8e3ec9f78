using Isobar.PubSub;
using Isobar.Tests.Doubles.PubSub;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics.Metrics;

namespace Isobar.Tests.PubSub;

public sealed class InstrumentsTests : ServiceTests
{
    [Fact]
    public async Task Requests_retries_batches_and_expired_settlements_are_counted()
    {
        var connection = Connect();
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = ListenTo(connection, totals);
        await connection.Broker.EnsureTopicAsync(Topic, default);
        await connection.Broker.EnsureSubscriptionAsync(Pipeline, Settings, default);
        Service.Next(PubSubOperation.Publish, PubSubFault.Error(503, "UNAVAILABLE"));

        await connection.Broker.PublishAsync(Topic, Messages(3), default);
        await connection.Broker.AcknowledgeAsync(Pipeline, [$"{PipelineName}:77"], default);

        Assert.Equal(1, totals["isobar.pubsub.requests publish UNAVAILABLE"]);
        Assert.Equal(1, totals["isobar.pubsub.requests publish ok"]);
        Assert.Equal(1, totals["isobar.pubsub.retries publish"]);
        Assert.Equal(3, totals["isobar.pubsub.publish.batch_size"]);
        Assert.Equal(1, totals[$"isobar.pubsub.expired_settlements {PipelineName}"]);
    }

    private static MeterListener ListenTo(BrokerOf connection, Dictionary<string, long> totals)
    {
        // Another test's meter has the same name, but not the same scope.
        var scope = connection.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == PubSubInstruments.MeterName && instrument.Meter.Scope == scope)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => tag.Value)]);
            lock (totals)
            {
                totals[key] = totals.GetValueOrDefault(key) + value;
            }
        });
        listener.Start();
        return listener;
    }
}
