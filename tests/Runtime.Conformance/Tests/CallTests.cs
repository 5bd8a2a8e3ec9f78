using Orleans.Runtime;
using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class CallTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task A_call_returns_what_the_grain_answers()
    {
        Assert.Equal("hello", await Grain<IBasic>().Echo("hello"));
        Assert.Equal(5, await Grain<IBasic>().Add(2, 3));
        await Grain<IBasic>().Nothing();
    }

    [Fact]
    public async Task A_grain_knows_its_key()
    {
        Assert.Equal(nameof(A_grain_knows_its_key), await Grain<IBasic>().Key());
        Assert.Equal(-4_000_000_000, await Host.Grains.GetGrain<IBasicByNumber>(-4_000_000_000).Key());
        Assert.Equal("basic/alice", await Host.Grains.GetGrain<IBasic>("alice").Identity());
    }

    [Fact]
    public async Task A_reference_may_be_passed_to_another_grain() =>
        Assert.Equal("through", await Grain<IBasic>().SelfAsOther("through"));

    [Fact]
    public async Task An_exception_crosses_a_call_as_itself()
    {
        Assert.Equal(7, (await Assert.ThrowsAsync<OddException>(() => Grain<IBasic>().Throw())).Code);
        Assert.Equal(8, (await Assert.ThrowsAsync<OddException>(() => Grain<IBasic>().ThrowAtOnce())).Code);
    }

    [Fact]
    public async Task A_one_way_call_returns_before_the_method_ends()
    {
        const string Signal = nameof(A_one_way_call_returns_before_the_method_ends);
        await Soon(Grain<IBasic>().Tell(Signal));
        Assert.False(Signals.When(Signal + ":done").IsCompleted);
        Signals.Raise(Signal);
        await Soon(Signals.When(Signal + ":done"));
    }

    [Fact]
    public async Task A_one_way_call_that_fails_tells_nobody()
    {
        await Soon(Grain<IBasic>().TellAndThrow(nameof(A_one_way_call_that_fails_tells_nobody)));
        await Soon(Signals.When(nameof(A_one_way_call_that_fails_tells_nobody)));
        Assert.Equal("still there", await Grain<IBasic>().Echo("still there"));
    }

    [Fact]
    public void An_interface_without_a_class_is_a_clear_error()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Grain<IUnimplemented>());
        Assert.Contains("Could not find an implementation for interface", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(IUnimplemented), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_of_several_classes_needs_the_name_of_one()
    {
        Assert.ThrowsAny<ArgumentException>(() => Host.Grains.GetGrain<ITicking>("several"));
        var grain = Host.Grains.GetGrain<ITicking>("several", typeof(ReentrantTickingGrain).FullName);
        Assert.Equal(0, await grain.Ticks());
    }

    [Fact]
    public async Task Request_context_flows_with_calls_and_not_back()
    {
        RequestContext.Set("value", "outer");
        try
        {
            Assert.Equal("outer", await Grain<IBasic>().ContextValue());
            Assert.Equal("outer", await Grain<IBasic>().ContextValueOf("context/other"));
            await Grain<IBasic>().SetContext("inner");
            Assert.Equal("outer", RequestContext.Get("value"));
        }
        finally
        {
            RequestContext.Clear();
        }

        Assert.Equal("none", await Grain<IBasic>().ContextValue());
    }

    [Fact]
    public async Task A_call_that_takes_too_long_times_out()
    {
        var call = Grain<IBasic>().WaitTooLong(nameof(A_call_that_takes_too_long_times_out));
        await Assert.ThrowsAsync<TimeoutException>(() => Host.Until(call));
        Signals.Raise(nameof(A_call_that_takes_too_long_times_out));
        Assert.Equal("free again", await Grain<IBasic>().Echo("free again"));
    }

    [Fact]
    public async Task A_call_chain_back_to_its_start_times_out()
    {
        var call = Grain<IBasic>().CallMeBack("chain/other");
        await Assert.ThrowsAsync<TimeoutException>(() => Host.Until(call));
    }

    [Fact]
    public async Task A_method_goes_on_uncanceled_when_its_caller_times_out()
    {
        const string Name = nameof(A_method_goes_on_uncanceled_when_its_caller_times_out);
        using var cancellation = new CancellationTokenSource();
        var call = Grain<IBasic>().WaitTooLongWith(Name, cancellation.Token);
        await Assert.ThrowsAsync<TimeoutException>(() => Host.Until(call));
        Signals.Raise(Name);
        await Soon(Signals.When(Name + ":done"));
        Assert.Equal(["not canceled"], Signals.Notes(Name));
    }

    [Fact]
    public async Task A_callers_cancellation_reaches_the_method_and_ends_the_call()
    {
        const string Name = nameof(A_callers_cancellation_reaches_the_method_and_ends_the_call);
        using var cancellation = new CancellationTokenSource();
        var call = Grain<IBasic>().WaitFor(Name, cancellation.Token);
        await Soon(Signals.When(Name));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Soon(call));
        await Soon(Signals.When(Name + ":canceled"));
    }

    [Fact]
    public async Task A_call_with_a_token_canceled_before_does_not_run()
    {
        var error = await Xunit.Record.ExceptionAsync(() => Soon(Grain<IBasic>("canceled before").WaitFor("never", new(canceled: true))));
        Assert.IsAssignableFrom<OperationCanceledException>(error);
        Assert.False(Signals.When("never").IsCompleted);
    }
}
