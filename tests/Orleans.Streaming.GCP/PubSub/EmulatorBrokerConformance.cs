using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.Ports.Broker;
using Xunit.Abstractions;

namespace Isobar.Tests.PubSub;

/// <summary>The port's suite on Google's emulator. Where that is not installed it says so, and holds the double a second time instead.</summary>
public sealed class EmulatorBrokerConformance(ITestOutputHelper output) : BrokerConformance(output)
{
    /// <summary>As short as Pub/Sub has them, because here time does pass.</summary>
    private static readonly SubscriptionSettings Short = new()
    {
        Topic = Topic,
        AckDeadline = TimeSpan.FromSeconds(10),
        MinimumBackoff = TimeSpan.FromSeconds(1),
        MaximumBackoff = TimeSpan.FromSeconds(2),
    };

    protected override SubscriptionSettings Settings => Fixture is EmulatorFixture ? Short : base.Settings;

    protected override async Task<BrokerFixture> CreateAsync()
    {
        if (await SharedEmulator.GetAsync() is { } emulator)
        {
            return new EmulatorFixture(emulator);
        }

        Output.WriteLine(EmulatorInstallation.MissingBecause);
        return await DoubleFixture.StartAsync();
    }
}
