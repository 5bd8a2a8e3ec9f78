using Isobar.Broker;
using Isobar.Broker.Streams;
using Orleans.Streaming.GCP.Delivery;
using Orleans.Streaming.GCP.Messages;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>What failures of consumers say of their events, unless <see cref="Configuration.PubSubStreamOptions.Judge"/> is set.</summary>
public static class StreamFailures
{
    /// <summary>
    /// The event is at fault where it cannot be read, where nobody consumes it, or where its consumer says so. Whatever else a consumer throws is unforeseen: it
    /// is tried again, by itself, for as long as the broker keeps it.
    /// </summary>
    public static DeliveryFailure Judge(Exception failure) => failure switch
    {
        UnreadableEventException or StreamItemTypeException or StreamEventRefusedException or StreamConsumerMissingException => DeliveryFailure.OfTheMessage,
        TimeoutException or BrokerUnavailableException or OrleansException => DeliveryFailure.ForNow,
        _ => DeliveryFailure.Unforeseen,
    };
}
