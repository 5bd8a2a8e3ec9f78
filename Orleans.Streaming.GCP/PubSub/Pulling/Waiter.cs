using Isobar.Broker;

namespace Isobar.PubSub.Pulling;

/// <summary>Somebody who waits for messages.</summary>
internal sealed class Waiter(int maximum) : TaskCompletionSource<IReadOnlyList<ReceivedMessage>>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The most that it takes.</summary>
    public int Maximum { get; } = maximum;
}
