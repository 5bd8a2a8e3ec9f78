using Isobar.Broker;
using Isobar.Warehousing;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Silo.Pipeline;

/// <summary>Failures that speak of the moment and not of the message: nobody's attempt, and no reason to part a batch.</summary>
internal static class TransientFailures
{
    public static bool IsTransient(Exception failure) => failure
        is WriterBusyException
        or AppendFailedException
        or WarehouseUnavailableException
        or BrokerUnavailableException
        or TimeoutException
        or InconsistentStateException
        or OrleansException;
}
