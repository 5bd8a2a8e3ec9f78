using System.Buffers;
using System.Text.Json;
using Isobar.Api.Rows;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Warehousing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Downstream;

/// <summary>
/// Publishes stored rows as JSON objects of the warehouse's columns. The attributes <c>row_key</c> (by which a reader knows a row that it has
/// seen), <c>user_id</c>, <c>event_id</c> and <c>type</c> let subscriptions filter without reading the payload.
/// </summary>
internal sealed class EnrichedEventsTopic(IBroker broker, IOptions<DownstreamOptions> options)
    : IDownstream, IHostedService
{
    private readonly string _topic = options.Value.Topic;

    /// <summary>The topic is there before the first row is.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => broker.EnsureTopicAsync(_topic, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task PublishAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        try
        {
            await broker.PublishAsync(_topic, [.. rows.Select(Message)], cancellationToken);
        }
        catch (BrokerResourceNotFoundException)
        {
            // Somebody deleted it. The writer tries again, and should not do so in vain until the next start.
            await broker.EnsureTopicAsync(_topic, cancellationToken);
            throw;
        }
    }

    private static OutgoingMessage Message(EnrichedEvent row)
    {
        var payload = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(payload))
        {
            RowJson.Write(writer, row);
        }

        return new OutgoingMessage(payload.WrittenMemory, new MessageAttributes(
            KeyValuePair.Create("row_key", row.Key.ToString()),
            KeyValuePair.Create(EventAttributes.UserId, row.Event.UserId),
            KeyValuePair.Create(EventAttributes.EventId, row.Event.EventId),
            KeyValuePair.Create("type", row.Event.Type)));
    }
}
