using System.Diagnostics;
using Isobar.Broker;
using Isobar.PubSub;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Bench.PubSub;

/// <summary>Publishes messages from four callers, then pulls and acknowledges them with three; the server shares the machine.</summary>
internal static class PubSubBench
{
    private const int Publishers = 4;
    private const int Consumers = 3;
    private const int Batch = 500;
    private const int PayloadBytes = 300;

    public static async Task RunAsync(string host, int messages)
    {
        await using var services = new ServiceCollection()
            .AddPubSubBroker()
            .Configure<PubSubOptions>(options => (options.EmulatorHost, options.Project) = (host, "bench"))
            .BuildServiceProvider();
        var broker = services.GetRequiredService<IBroker>();
        await broker.EnsureTopicAsync("events", default);
        await broker.EnsureSubscriptionAsync("pipeline", new SubscriptionSettings { Topic = "events", AckDeadline = TimeSpan.FromSeconds(600) }, default);

        // The first requests pay for what is made once.
        await MeasureAsync("warm-up", Publishers * Batch, () => PublishAsync(broker, Publishers * Batch));
        await MeasureAsync("published", messages, () => PublishAsync(broker, messages));
        await MeasureAsync("pulled and acknowledged", messages + (Publishers * Batch), () => ConsumeAsync(broker, messages + (Publishers * Batch)));
    }

    private static async Task MeasureAsync(string what, int messages, Func<Task> run)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        await run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(
            $"{what}: {messages / elapsed.TotalSeconds:N0} messages/s, "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMicroseconds / messages:N1} us of processor and "
            + $"{(GC.GetTotalAllocatedBytes() - allocated) / messages:N0} B allocated a message in this process");
    }

    private static Task PublishAsync(IBroker broker, int messages) =>
        Task.WhenAll(Enumerable.Range(0, Publishers).Select(_ => Task.Run(() => PublishShareAsync(broker, messages / Publishers / Batch))));

    private static async Task PublishShareAsync(IBroker broker, int batches)
    {
        var attributes = new MessageAttributes(KeyValuePair.Create("user_id", "user-0012345"), KeyValuePair.Create("content_type", "application/json"));
        for (var batch = 0; batch < batches; batch++)
        {
            await broker.PublishAsync("events", [.. Enumerable.Range(0, Batch).Select(_ => new OutgoingMessage(new byte[PayloadBytes], attributes))], default);
        }
    }

    private static async Task ConsumeAsync(IBroker broker, int messages)
    {
        var left = messages;
        using var enough = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, Consumers).Select(_ => Task.Run(ConsumeShareAsync)));

        async Task ConsumeShareAsync()
        {
            while (Volatile.Read(ref left) > 0)
            {
                try
                {
                    var pulled = await broker.PullAsync("pipeline", 1_000, enough.Token);
                    await broker.AcknowledgeAsync("pipeline", [.. pulled.Select(message => message.AckId)], default);
                    if (Interlocked.Add(ref left, -pulled.Count) <= 0)
                    {
                        await enough.CancelAsync();
                    }
                }
                catch (OperationCanceledException) when (enough.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }
}
