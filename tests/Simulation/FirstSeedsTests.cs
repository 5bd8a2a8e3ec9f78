using Xunit.Abstractions;

namespace Isobar.Tests.Simulation;

/// <summary>Seeds 1 to 250; the other half runs beside it, on another core.</summary>
public sealed class FirstSeedsTests(ITestOutputHelper output) : SeedTests(output)
{
    public static TheoryData<int> Chunks => Seeds.Chunks(0, 5);

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Nothing_is_lost_and_nothing_is_there_twice(int chunk) => Run(chunk);
}
