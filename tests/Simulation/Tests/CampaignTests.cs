using System.Globalization;
using Isobar.Tests.Simulation.Campaigns;
using Isobar.Tests.Simulation.Faults;
using Xunit.Abstractions;

namespace Isobar.Tests.Simulation.Tests;

/// <summary>The same worlds each time, and some that nobody has seen.</summary>
public sealed class CampaignTests(ITestOutputHelper output)
{
    [Fact]
    public void Nothing_is_lost_or_there_twice_though_silos_are_lost_between_any_two_steps_and_everything_fails()
    {
        var figures = Run(firstSeed: 1, runs: 400, FaultLevel.Normal);

        // A simulation that never loses a silo at some place, or never does some harm, proves nothing about it.
        Assert.All(Enum.GetValues<ProbePoint>(), point => Assert.True(figures.Interrupted[(int)point] > 0, $"No silo was lost at {point}."));
        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.True(figures.Struck[(int)kind] > 0, $"{kind} never struck."));
    }

    [Fact]
    public void Nor_in_awful_worlds() => Run(firstSeed: 1, runs: 60, FaultLevel.Awful);

    [Fact]
    public void Nor_in_calm_ones() => Run(firstSeed: 1, runs: 40, FaultLevel.Calm);

    [Fact]
    public void Nor_in_worlds_that_nobody_has_seen() => Run(Random.Shared.Next(1_000_000, 1_000_000_000), runs: 100, FaultLevel.Normal);

    private CampaignFigures Run(int firstSeed, int runs, FaultLevel level)
    {
        var campaign = new Campaign(firstSeed, runs, level);
        var failed = campaign.Run(CancellationToken.None);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{campaign.Figures.Runs} runs from seed {firstSeed}"));
        if (failed is not null)
        {
            using var story = new StringWriter();
            Story.Write(story, Shrinking.Of(failed));
            Assert.Fail(story.ToString());
        }

        return campaign.Figures;
    }
}
