using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.Broker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isobar.Bench.EmbeddedServices;

/// <summary>Four publishers of batches of 500 and two consumers that acknowledge: published, delivered and acknowledged per second.</summary>
internal sealed class BrokerBench(TimeSpan duration)
{
    private const int Publishers = 4;
    private const int Consumers = 2;
    private const int Batch = 500;
    private const int PayloadBytes = 300;

    private long _published;
    private long _acknowledged;

    public async Task RunAsync()
    {
        using var directory = new BenchDirectory();
        await using var broker = new SqliteBroker(
            directory.Data, Options.Create(new SqliteOptions()), Options.Create(new SqliteBrokerOptions()), TimeProvider.System, NullLogger<SqliteBroker>.Instance);
        await broker.EnsureTopicAsync("events", default);
        await broker.EnsureSubscriptionAsync("pipeline", new SubscriptionSettings { Topic = "events" }, default);
        using var stop = new CancellationTokenSource(duration);
        var meter = new Meter("broker, published, delivered and acknowledged");
        var publishers = Enumerable.Range(0, Publishers).Select(_ => Task.Run(() => PublishAsync(broker, stop.Token))).ToList();
        var consumers = Enumerable.Range(0, Consumers).Select(_ => Task.Run(() => ConsumeAsync(broker, Task.WhenAll(publishers)))).ToList();
        await Task.WhenAll(publishers);
        await Task.WhenAll(consumers);
        meter.Print(_acknowledged);
    }

    private async Task PublishAsync(SqliteBroker broker, CancellationToken stop)
    {
        var attributes = new MessageAttributes(KeyValuePair.Create("user_id", "user-0012345"), KeyValuePair.Create("content_type", "application/json"));
        while (!stop.IsCancellationRequested)
        {
            var messages = new OutgoingMessage[Batch];
            for (var i = 0; i < Batch; i++)
            {
                messages[i] = new OutgoingMessage(new byte[PayloadBytes], attributes);
            }

            await broker.PublishAsync("events", messages, default);
            Interlocked.Add(ref _published, Batch);
        }
    }

    private async Task ConsumeAsync(SqliteBroker broker, Task published)
    {
        while (!published.IsCompleted || Interlocked.Read(ref _acknowledged) < Interlocked.Read(ref _published))
        {
            var messages = await broker.PullAsync("pipeline", Batch, default);
            await broker.AcknowledgeAsync("pipeline", [.. messages.Select(message => message.AckId)], default);
            Interlocked.Add(ref _acknowledged, messages.Count);
        }
    }
}
