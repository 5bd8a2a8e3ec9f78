using Isobar.Adapters.Sqlite;
using Isobar.Api.Events;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Silo.Downstream;
using Isobar.Tests.Versions.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Versions.Topics;

/// <summary>What this version publishes, as subscribers get it.</summary>
internal static class Published
{
    public static OutgoingMessage UserEvent()
    {
        using var batch = new EventBatch(Version1.Event.TraceParent);
        batch.Add(EventReading.Valid(Version1.Event, idWasGenerated: false));
        return batch.Messages[0];
    }

    public static async Task<ReceivedMessage> EnrichedEventAsync()
    {
        var directory = Directory.CreateTempSubdirectory("isobar-");
        try
        {
            await using var services = new ServiceCollection()
                .AddLogging().AddSqliteDataDirectory(directory.FullName).AddSqliteBroker().BuildServiceProvider();
            return await PublishAsync(services.GetRequiredService<IBroker>());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<ReceivedMessage> PublishAsync(IBroker broker)
    {
        var topic = new EnrichedEventsTopic(broker, Options.Create(new DownstreamOptions()));
        await topic.StartAsync(CancellationToken.None);
        await broker.EnsureSubscriptionAsync("all", new SubscriptionSettings { Topic = "enriched-events" }, CancellationToken.None);
        await topic.PublishAsync([Version1.Row], CancellationToken.None);
        return Assert.Single(await broker.PullAsync("all", 1, CancellationToken.None));
    }
}
