using Isobar.Adapters.Sqlite;
using Isobar.Broker;
using Isobar.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Tests.EndToEnd.Processes;

/// <summary>The embedded broker of a data directory in which no silo runs: for messages that the API would not take.</summary>
internal static class BrokerFile
{
    /// <summary>Publishes messages for the pipeline, with the ids in their attributes where there are any.</summary>
    public static async Task PublishAsync(string dataDirectory, params (byte[] Payload, string? User, string? Event)[] messages)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSqliteDataDirectory(dataDirectory)
            .AddSqliteBroker()
            .BuildServiceProvider();
        var broker = services.GetRequiredService<IBroker>();
        await broker.EnsureTopicAsync("user-events", CancellationToken.None);
        await broker.EnsureSubscriptionAsync(
            "user-events-isobar", new SubscriptionSettings { Topic = "user-events" }, CancellationToken.None);
        await broker.PublishAsync(
            "user-events",
            [.. messages.Select(static message => new OutgoingMessage(message.Payload, Attributes(message.User, message.Event)))],
            CancellationToken.None);
    }

    private static MessageAttributes Attributes(string? user, string? id) => user is not null && id is not null
        ? new MessageAttributes(KeyValuePair.Create(EventAttributes.UserId, user), KeyValuePair.Create(EventAttributes.EventId, id))
        : MessageAttributes.Empty;
}
