using System.Buffers;
using System.Text.Json;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Streaming;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Demo;

/// <summary>Publishes a gentle feed of what the sample users might do, as any producer would.</summary>
internal sealed partial class DemoFeed(
    IBroker broker, IOptions<DemoOptions> options, TimeProvider time, Random random, ILogger<DemoFeed> logger)
    : BackgroundService
{
    private static readonly string[] Types = ["page_view", "page_view", "page_view", "search", "add_to_cart", "purchase", "app_open"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var users = await SampleUser.ReadAllAsync(Path.Combine(AppContext.BaseDirectory, "samples", "users.json"), stoppingToken);
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / options.Value.EventsPerSecond, time);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            await PublishAsync(users[random.Next(users.Count)], stoppingToken);
        }
    }

    private async Task PublishAsync(SampleUser user, CancellationToken stoppingToken)
    {
        try
        {
            var message = Message(Event(user));
            var copies = random.NextDouble() < options.Value.Duplicates ? 2 : 1;
            await broker.PublishAsync(StreamNamespaces.UserEvents, [.. Enumerable.Repeat(message, copies)], stoppingToken);
        }
        catch (BrokerUnavailableException failure)
        {
            // The next event is a tick away, and this one was made up.
            LogSkipped(logger, failure);
        }
    }

    private UserEvent Event(SampleUser user) => new()
    {
        EventId = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
        UserId = user.Id,
        Type = Types[random.Next(Types.Length)],
        OccurredAt = time.GetUtcNow(),
        Location = user.Place,
        Properties = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = user.City, ["source"] = "demo" }),
    };

    private static OutgoingMessage Message(UserEvent userEvent)
    {
        var payload = new ArrayBufferWriter<byte>();
        UserEventJson.Write(payload, userEvent);
        return new OutgoingMessage(payload.WrittenMemory, new MessageAttributes(
            KeyValuePair.Create(EventAttributes.UserId, userEvent.UserId),
            KeyValuePair.Create(EventAttributes.EventId, userEvent.EventId)));
    }

    [LoggerMessage(1, LogLevel.Warning, "The demo feed could not publish an event.")]
    private static partial void LogSkipped(ILogger logger, Exception failure);
}
