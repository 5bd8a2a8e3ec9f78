using Isobar.Broker;

namespace Isobar.Tests.Broker;

internal static class Message
{
    public static ReceivedMessage Of(string id) =>
        new($"lease-of-{id}", id, ReadOnlyMemory<byte>.Empty, MessageAttributes.Empty, DateTimeOffset.UnixEpoch, Faults: 0, Deliveries: 1);
}
