using Isobar.Broker;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>A pull that waits for messages.</summary>
internal sealed record PendingPull(int MaxMessages, Action<IReadOnlyList<ReceivedMessage>> Answer);
