using Isobar.Broker;
using Isobar.PubSub;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Ports;

namespace Isobar.Tests.PubSub;

/// <summary>A project of its own in Google's emulator, whose clock is the real one.</summary>
public sealed class EmulatorFixture : PubSubFixture
{
    private readonly BrokerOf _broker;

    public EmulatorFixture(PubSubEmulator emulator, Action<PubSubOptions>? configure = null)
    {
        Project = SharedEmulator.NewProject();
        _broker = new BrokerOf(emulator.Host, Project, configure: options =>
        {
            options.PollInterval = PollInterval;
            options.RetainAcknowledged = true;
            configure?.Invoke(options);
        });
    }

    public string Project { get; }

    public override IBroker Broker => _broker.Broker;

    public override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    public override Capability ExactTimes => Capability.Missing("Pub/Sub keeps its delays roughly.");

    // The emulator's clock cannot be set: here time does pass.
    public override Task AdvanceAsync(TimeSpan time) => Task.Delay(time);

    public override ValueTask DisposeAsync() => _broker.DisposeAsync();
}
