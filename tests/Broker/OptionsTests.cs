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
        { "Consumer:AckDeadline", new() { AckDeadline = TimeSpan.FromSeconds(19) } },
        { "Consumer:AckDeadline", new() { AckDeadline = TimeSpan.FromMinutes(11) } },
        { "Consumer:Extension", new() { Extension = TimeSpan.FromSeconds(19) } },
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
