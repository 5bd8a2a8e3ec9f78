using Orleans.Runtime.Providers;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// Agents do not repeat a delivery: what failed is given back, and the broker delivers it again, wherever there is room. An agent repeats for as long as
/// <see cref="Configuration.StreamPullingAgentOptions.MaxEventDeliveryTime"/> says, where zero means without end and the time counts from before
/// the first attempt; so it is short, and the pause after a failure is longer.
/// </summary>
internal sealed class OneAttempt : IMessageDeliveryBackoffProvider
{
    public static readonly TimeSpan MaxEventDeliveryTime = TimeSpan.FromMilliseconds(100);

    public TimeSpan Next(int attempt) => MaxEventDeliveryTime + TimeSpan.FromMilliseconds(10);
}
