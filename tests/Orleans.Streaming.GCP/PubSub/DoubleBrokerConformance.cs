using Isobar.Tests.Ports.Broker;
using Xunit.Abstractions;

namespace Isobar.Tests.PubSub;

public sealed class DoubleBrokerConformance(ITestOutputHelper output) : BrokerConformance(output)
{
    protected override async Task<BrokerFixture> CreateAsync() => await DoubleFixture.StartAsync();
}
