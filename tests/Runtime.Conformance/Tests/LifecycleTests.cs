using Orleans.Storage;
using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class LifecycleTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task A_deactivated_grain_comes_back_as_a_fresh_activation()
    {
        const string Key = nameof(A_deactivated_grain_comes_back_as_a_fresh_activation);
        var before = await Grain<IBasic>().Activation();
        await Grain<IBasic>().Deactivate();
        Assert.NotEqual(before, await Soon(Grain<IBasic>().Activation()));
        Assert.Contains("deactivated: ApplicationRequested", Signals.Notes(Key));
    }

    [Fact]
    public async Task A_call_under_way_ends_before_its_activation_does_and_waiting_calls_are_not_lost()
    {
        const string Key = nameof(A_call_under_way_ends_before_its_activation_does_and_waiting_calls_are_not_lost);
        var before = await Grain<IBasic>().Activation();
        var running = Grain<IBasic>().DeactivateAfter(Key);
        await Soon(Signals.When(Key + ":running"));
        var waiting = Enumerable.Range(0, 10).Select(_ => Grain<IBasic>(Key).Activation()).ToList();
        Signals.Raise(Key);
        await Soon(running);
        var answers = await Soon(Task.WhenAll(waiting));
        Assert.Single(answers.Distinct());
        Assert.NotEqual(before, answers[0]);
        Assert.Equal(["ran to its end", "deactivated: ApplicationRequested"], Signals.Notes(Key));
    }

    [Fact]
    public async Task A_failed_activation_fails_its_call_as_itself_and_is_tried_again()
    {
        var error = await Assert.ThrowsAsync<OddException>(() => Soon(Grain<IFailing>().Hello()));
        Assert.Equal("no activation", error.Message);
        Assert.Equal("hello", await Soon(Grain<IFailing>().Hello()));
    }

    [Fact]
    public async Task An_idle_activation_is_collected()
    {
        var before = await Grain<IBasic>().Activation();
        for (var collected = Signals.When(nameof(An_idle_activation_is_collected) + ":deactivated"); !collected.IsCompleted;)
        {
            await Soon(Host.CollectIdleAsync());
        }

        Assert.NotEqual(before, await Grain<IBasic>().Activation());
        Assert.Equal(["deactivated: ActivationIdle"], Signals.Notes(nameof(An_idle_activation_is_collected)));
    }

    [Fact]
    public async Task A_busy_activation_is_not_collected()
    {
        const string Key = nameof(A_busy_activation_is_not_collected);
        var call = Grain<IOrdinaryTurns>().Write("a");
        await Soon(Signals.When(Key + ":a begins"));
        await Host.CollectIdleAsync();
        Signals.Raise(Key + ":a");
        await Soon(call);
        Assert.Equal(["a begins", "a ends"], Signals.Notes(Key));
    }

    [Fact]
    public async Task An_activation_that_is_kept_alive_is_not_collected()
    {
        var before = await Grain<IKeptAlive>().Activation();
        await Host.CollectIdleAsync();
        Assert.Equal(before, await Grain<IKeptAlive>().Activation());
    }

    [Fact]
    public async Task An_activation_that_delays_its_end_is_not_collected()
    {
        var before = await Grain<IDelayed>().Delay(60);
        await Host.CollectIdleAsync();
        Assert.Equal(before, await Grain<IDelayed>().Delay(0));
    }

    [Fact]
    public async Task An_inconsistent_state_that_escapes_discards_the_activation()
    {
        var before = await Grain<IStateful>().Activation();
        await Assert.ThrowsAsync<InconsistentStateException>(() => Grain<IStateful>().WriteStale());
        Assert.NotEqual(before, await Soon(Grain<IStateful>().Activation()));
    }

    [Fact]
    public async Task An_inconsistent_state_that_is_caught_discards_nothing()
    {
        var before = await Grain<IStateful>().Activation();
        Assert.True(await Grain<IStateful>().WriteStaleAndCatch());
        Assert.Equal(before, await Grain<IStateful>().Activation());
    }

    [Fact]
    public async Task An_inconsistent_state_discards_the_activation_it_arose_in_and_not_its_callers()
    {
        var before = await Grain<IRelay>().Activation();
        await Assert.ThrowsAsync<InconsistentStateException>(() => Grain<IRelay>().Relay("relayed"));
        Assert.Equal(before, await Grain<IRelay>().Activation());
    }
}
