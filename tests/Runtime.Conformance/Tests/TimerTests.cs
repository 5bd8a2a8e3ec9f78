using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class TimerTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task A_timer_fires_again_and_again()
    {
        await Grain<IOrdinaryTicking>().Start(interleave: false);
        await Host.Until(Signals.When(nameof(A_timer_fires_again_and_again) + ":tick 3"));
    }

    [Fact]
    public async Task A_timer_that_throws_fires_again()
    {
        await Grain<IOrdinaryTicking>().Start(interleave: false, fails: true);
        await Host.Until(Signals.When(nameof(A_timer_that_throws_fires_again) + ":tick 3"));
        Assert.True(await Grain<IOrdinaryTicking>().Ticks() >= 3);
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_call()
    {
        const string Key = nameof(A_tick_waits_for_a_running_call);
        var grain = Grain<IOrdinaryTicking>();
        await grain.Start(interleave: false);
        var busy = grain.Busy();
        await Soon(Signals.When(Key + ":busy"));

        // Another grain's timer, started later: when it has fired often, this one has been due.
        await Host.Grains.GetGrain<IOrdinaryTicking>(Key + "/clock").Start(interleave: false);
        await Host.Until(Signals.When(Key + "/clock:tick 3"));
        Signals.Raise(Key + ":go");
        await Soon(busy);
        await Host.Until(Signals.When(Key + ":tick 1"));
        var notes = Signals.Notes(Key).SkipWhile(note => note != "busy begins").Take(2);
        Assert.Equal(["busy begins", "busy ends"], notes);
    }

    [Fact]
    public async Task A_tick_that_may_interleave_does_not_wait()
    {
        const string Key = nameof(A_tick_that_may_interleave_does_not_wait);
        await TicksDuringACall(Host.Grains.GetGrain<IOrdinaryTicking>(Key), Key, interleave: true);
    }

    [Fact]
    public async Task A_tick_interleaves_in_a_reentrant_grain()
    {
        const string Key = nameof(A_tick_interleaves_in_a_reentrant_grain);
        await TicksDuringACall(Host.Grains.GetGrain<IReentrantTicking>(Key), Key, interleave: false);
    }

    [Fact]
    public async Task A_timer_without_a_period_fires_once_until_it_is_changed()
    {
        const string Key = nameof(A_timer_without_a_period_fires_once_until_it_is_changed);
        var grain = Grain<IOrdinaryTicking>();
        await grain.StartOnce();
        await Host.Until(Signals.When(Key + ":tick 1"));
        await Host.Grains.GetGrain<IOrdinaryTicking>(Key + "/clock").Start(interleave: false);
        await Host.Until(Signals.When(Key + "/clock:tick 3"));
        Assert.Equal(1, await grain.Ticks());
        await grain.ChangeTo(30);
        await Host.Until(Signals.When(Key + ":tick 2"));
    }

    [Fact]
    public async Task A_disposed_timer_fires_no_more()
    {
        const string Key = nameof(A_disposed_timer_fires_no_more);
        var grain = Grain<IOrdinaryTicking>();
        await grain.StartAndDispose();
        await Host.Grains.GetGrain<IOrdinaryTicking>(Key + "/clock").Start(interleave: false);
        await Host.Until(Signals.When(Key + "/clock:tick 3"));
        Assert.Equal(0, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        const string Key = nameof(A_timer_ends_with_its_activation);
        var grain = Grain<IOrdinaryTicking>();
        await grain.Start(interleave: false);
        await Host.Until(Signals.When(Key + ":tick 1"));
        await grain.Deactivate();
        await Soon(Signals.When(Key + ":deactivated"));
        var ticks = Signals.Notes(Key).Count;
        await Host.Grains.GetGrain<IOrdinaryTicking>(Key + "/clock").Start(interleave: false);
        await Host.Until(Signals.When(Key + "/clock:tick 3"));
        Assert.Equal(ticks, Signals.Notes(Key).Count);
    }

    [Fact]
    public async Task An_inconsistent_state_that_escapes_a_timer_discards_the_activation()
    {
        const string Key = nameof(An_inconsistent_state_that_escapes_a_timer_discards_the_activation);
        var grain = Grain<IOrdinaryTicking>();
        var before = await grain.Activation();
        await grain.StartInconsistent();
        await Host.Until(Signals.When(Key + ":deactivated"));
        Assert.NotEqual(before, await grain.Activation());
    }

    private async Task TicksDuringACall(ITicking grain, string key, bool interleave)
    {
        await grain.Start(interleave);
        var busy = grain.Busy();
        await Soon(Signals.When(key + ":busy"));
        var seen = Signals.Notes(key).Count(note => note.StartsWith("tick", StringComparison.Ordinal));
        await Host.Until(Signals.When($"{key}:tick {seen + 1}"));
        Assert.False(busy.IsCompleted);
        Signals.Raise(key + ":go");
        await Soon(busy);
    }
}
