using System.Diagnostics.Metrics;

namespace Isobar.Broker.Consuming;

/// <summary>The figures of one consumer.</summary>
public sealed class ConsumerInstruments
{
    private long _delivered;
    private long _acknowledged;
    private long _givenBack;
    private long _atFault;
    private long _settlementsFailed;
    private long _deliveriesFailed;

    public ConsumerInstruments(Meter meter, string subscription)
    {
        var tag = new KeyValuePair<string, object?>("subscription", subscription);
        Count("isobar.consumer.delivered", "Messages handed to their grain", () => Delivered);
        Count("isobar.consumer.acknowledged", "Messages settled for good", () => Acknowledged);
        Count("isobar.consumer.given_back", "Messages given back for now", () => GivenBack);
        Count("isobar.consumer.at_fault", "Attempts that failed by the message's own fault", () => AtFault);
        Count("isobar.consumer.settlement_failures", "Settlements that the broker did not take", () => SettlementsFailed);
        Count("isobar.consumer.delivery_failures", "Deliveries that threw", () => DeliveriesFailed);

        void Count(string name, string description, Func<long> read) => meter.CreateObservableCounter(
            name, () => new Measurement<long>(read(), tag), "{message}", description);
    }

    public long Delivered => Interlocked.Read(ref _delivered);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long GivenBack => Interlocked.Read(ref _givenBack);

    public long AtFault => Interlocked.Read(ref _atFault);

    public long SettlementsFailed => Interlocked.Read(ref _settlementsFailed);

    public long DeliveriesFailed => Interlocked.Read(ref _deliveriesFailed);

    internal void OnDelivered(int messages) => Interlocked.Add(ref _delivered, messages);

    internal void OnDeliveryFailed() => Interlocked.Increment(ref _deliveriesFailed);

    internal void OnSettlementFailed(int messages) => Interlocked.Add(ref _settlementsFailed, messages);

    internal void OnSettled(Settlement settlement)
    {
        switch (settlement)
        {
            case Settlement.Done:
                Interlocked.Increment(ref _acknowledged);
                break;
            case Settlement.Again:
                Interlocked.Increment(ref _givenBack);
                break;
            default:
                Interlocked.Increment(ref _atFault);
                break;
        }
    }
}
