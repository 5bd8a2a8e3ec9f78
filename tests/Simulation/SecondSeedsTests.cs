using Xunit.Abstractions;

namespace Isobar.Tests.Simulation;

/// <summary>Seeds 251 to 500.</summary>
public sealed class SecondSeedsTests(ITestOutputHelper output) : SeedTests(output)
{
    public static TheoryData<int> Chunks => Seeds.Chunks(5, 5);

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Nothing_is_lost_and_nothing_is_there_twice(int chunk) => Run(chunk);
}
