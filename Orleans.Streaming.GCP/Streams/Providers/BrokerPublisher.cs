using Isobar.Broker;
using Orleans.Streaming.GCP.Consuming;
using Orleans.Streaming.GCP.Messages;

namespace Orleans.Streaming.GCP.Providers;

/// <summary>Publishes what producers send, one message for each event.</summary>
internal sealed class BrokerPublisher(IBroker broker, string topic, IPubSubDataAdapter adapter, StreamInstruments instruments) : IStreamPublisher
{
    public async Task PublishAsync<T>(StreamId stream, IEnumerable<T> events, IReadOnlyDictionary<string, object>? requestContext)
    {
        OutgoingMessage[] messages = [.. events.Select(item => adapter.ToMessage(stream, item, requestContext))];
        if (messages.Length > 0)
        {
            await broker.PublishAsync(topic, messages, CancellationToken.None);
            instruments.OnPublished(messages.Length);
        }
    }
}
