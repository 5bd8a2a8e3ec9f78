using Isobar.Broker;
using Isobar.Broker.Consuming;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>Knows by which leases the messages were received that a silo is handling now.</summary>
internal sealed class HandlingWatch(IKeyedHandler handler, HashSet<string> handling) : IKeyedHandler
{
    public string KeyOf(ReceivedMessage message) => handler.KeyOf(message);

    public async Task<IReadOnlyList<Settlement>> HandleAsync(
        string key, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        var leases = messages.Select(static message => message.AckId).ToList();
        handling.UnionWith(leases);
        try
        {
            return await handler.HandleAsync(key, messages, cancellationToken);
        }
        finally
        {
            handling.ExceptWith(leases);
        }
    }
}
