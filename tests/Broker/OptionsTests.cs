using Isobar.Broker.Consuming;

namespace Isobar.Tests.Broker;

public sealed class OptionsTests
{
    public static TheoryData<string, KeyedConsumerOptions> Faulty => new()
    {
        { "Consumer:MaxInFlight", new() { MaxInFlight = 0 } },
        { "Consumer:MaxPull", new() { MaxPull = 0 } },
        { "Consumer:MaxBatch", new() { MaxBatch = 0 } },
        { "Consumer:Pulls", new() { Pulls = 0 } },
        { "Consumer:Extension", new() { ExtendEvery = TimeSpan.FromSeconds(31) } },
        { "Consumer:MinimumPause", new() { MinimumPause = TimeSpan.Zero } },
        { "Consumer:MaximumLease", new() { MaximumLease = TimeSpan.Zero } },
    };

    [Fact]
    public void The_defaults_are_without_fault() => Assert.Empty(new KeyedConsumerOptions().Faults());

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_names_its_key(string key, KeyedConsumerOptions options) =>
        Assert.StartsWith($"{key} ", Assert.Single(options.Faults()), StringComparison.Ordinal);
}
