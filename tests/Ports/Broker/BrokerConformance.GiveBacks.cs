namespace Isobar.Tests.Ports.Broker;

public abstract partial class BrokerConformance
{
    [Fact]
    public async Task Message_given_back_waits_twice_as_long_each_time_up_to_the_maximum()
    {
        if (Fixture.ExactTimes.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("a");
        foreach (var seconds in (int[])[1, 2, 4, 8, 10, 10])
        {
            await GiveBackAsync(await PullOneAsync());
            await Fixture.AdvanceAsync(TimeSpan.FromSeconds(seconds) - Fixture.PollInterval - TimeSpan.FromMilliseconds(1));
            await AssertNothingToPullAsync();
            await Fixture.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal("a", TextOf(await PullOneAsync()));
    }

    [Fact]
    public async Task Faults_of_a_message_are_counted_and_survive_a_restart()
    {
        if (Fixture.ExactFigures.IsMissing(Output) || Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        await PublishAsync("poison", "fine");
        for (var faults = 0; faults < 3; faults++)
        {
            var poison = (await PullAllAsync(faults == 0 ? 2 : 1)).Single(message => TextOf(message) == "poison");
            Assert.Equal(faults, poison.Faults);
            await GiveBackAsync(poison, atFault: true);
            await Fixture.AdvanceAsync(Settings.MaximumBackoff);
        }

        await Fixture.RestartAsync();

        var after = (await PullAllAsync(2)).ToDictionary(TextOf, message => message.Faults, StringComparer.Ordinal);
        Assert.Equal(3, after["poison"]);
        Assert.Equal(0, after["fine"]);
    }

    [Fact]
    public async Task Giving_back_without_blame_counts_no_fault()
    {
        await PublishAsync("a");
        await GiveBackAsync(await PullOneAsync());
        await Fixture.AdvanceAsync(Settings.MaximumBackoff);

        Assert.Equal(0, (await PullOneAsync()).Faults);
    }

    [Fact]
    public async Task Poison_message_does_not_delay_its_neighbours()
    {
        await PublishAsync("poison", "a", "b");
        var settled = new List<string>();
        for (var pulled = await PullAllAsync(3); pulled.Count > 0; pulled = [])
        {
            await GiveBackAsync(pulled.Single(message => TextOf(message) == "poison"), atFault: true);
            settled.AddRange(pulled.Where(message => TextOf(message) != "poison").Select(TextOf));
            await AcknowledgeAsync(pulled.Where(message => TextOf(message) != "poison"));
        }

        await PublishAsync("c");

        Assert.Equal(["a", "b"], settled.Order());
        var next = await PullOneAsync();
        if (Fixture.ExactTimes.MissingBecause is not null && TextOf(next) == "poison")
        {
            // It came back sooner than it should, and is leased now.
            next = await PullOneAsync();
        }

        Assert.Equal("c", TextOf(next));
    }

    [Fact]
    public async Task Flood_of_poison_leaves_half_of_each_pull_to_others()
    {
        if (Fixture.FairPulls.IsMissing(Output))
        {
            return;
        }

        await PublishAsync([.. Enumerable.Range(0, 20).Select(i => $"poison {i}")]);
        foreach (var poison in await PullAllAsync(20))
        {
            await GiveBackAsync(poison, atFault: true);
        }

        await PublishAsync([.. Enumerable.Range(0, 20).Select(i => $"fine {i}")]);
        await Fixture.AdvanceAsync(Settings.MaximumBackoff);

        var pulled = await PullAllAsync(10);
        Assert.InRange(pulled.Count(message => TextOf(message).StartsWith("fine", StringComparison.Ordinal)), 1, 9);
    }
}
