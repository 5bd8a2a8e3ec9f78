using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.Streaming;
using Isobar.Users;
using Microsoft.Extensions.Options;

namespace Isobar.Silo.Pipeline;

/// <summary>What becomes of the messages of each topic, on either runtime: delivered to its grain as part of one batch, or a dead letter after its attempts.</summary>
public sealed class PipelineHandlers(
    IStreamDelivery delivery, IRefusedMessageStore letters, DeliveryTrouble trouble, IOptions<DeliveryOptions> options, IOptions<UserOptions> users)
{
    /// <summary>Events go to their user's grain.</summary>
    public IKeyedHandler UserEvents => Create(StreamNamespaces.UserEvents, new UserEventReader());

    /// <summary>Reports of weather go to their cell's grain, which has stored them when the delivery returns.</summary>
    public IKeyedHandler WeatherObservations => Create(StreamNamespaces.WeatherObservations, new WeatherReportReader(users.Value.CellPrecision));

    private StreamHandler<T> Create<T>(string topic, IMessageReader<T> reader) => new(
        topic,
        reader,
        delivery,
        new RefusedMessages(topic, options.Value.MaxAttempts, letters, DeliveryFailures.Judge, trouble),
        DeliveryFailures.Judge,
        trouble);
}
