using Isobar.Broker;
using Isobar.Broker.Streams;
using Isobar.Warehousing;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Silo.Pipeline;

/// <summary>What a failed delivery says. No failure of a grain is a message's fault: what is, was found before.</summary>
internal static class DeliveryFailures
{
    public static DeliveryFailure Judge(Exception failure) => failure
        is WriterBusyException
        or AppendFailedException
        or WarehouseUnavailableException
        or BrokerUnavailableException
        or TimeoutException
        or InconsistentStateException
        or OrleansException
        ? DeliveryFailure.ForNow
        : DeliveryFailure.Unforeseen;
}
