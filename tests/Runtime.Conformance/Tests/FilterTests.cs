using Orleans.Runtime;
using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class FilterTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task A_filter_sees_calls_by_full_names()
    {
        const string Key = "filtered-calls";
        await Host.Grains.GetGrain<IBasic>(Key).Echo("hello");
        var note = Assert.Single(Signals.Notes("filter:" + Key));
        Assert.StartsWith("Isobar.Runtime.Conformance.IBasic|Echo|basic/filtered-calls|", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_sees_which_grain_calls()
    {
        await Host.Grains.GetGrain<IBasic>("filtered-caller").ContextValueOf("filtered-callee");
        Assert.Equal(
            "Isobar.Runtime.Conformance.IBasic|ContextValue|basic/filtered-callee|basic/filtered-caller",
            Assert.Single(Signals.Notes("filter:filtered-callee")));
    }

    [Fact]
    public async Task A_filter_may_replace_the_answer() =>
        Assert.Equal("replaced", await Grain<IBasic>().Echo("replace me"));

    [Fact]
    public async Task A_filter_sees_timer_ticks()
    {
        const string Key = "filtered-ticks";
        await Host.Grains.GetGrain<IOrdinaryTicking>(Key).StartOnce();
        await Host.Until(Signals.When(Key + ":tick 1"));
        Assert.Contains(
            Signals.Notes("filter:" + Key),
            note => note.StartsWith("IGrainTimerInvoker|InvokeCallbackAsync|ordinaryticking/filtered-ticks|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filter_sees_stream_deliveries()
    {
        const string Key = "filtered-stream";
        await Host.DeliverAsync(StreamId.Create("batches", Key), ["a"]);
        await Host.Until(Signals.When(Key + ":a"));
        Assert.Contains(
            Signals.Notes("filter:" + Key),
            note => note.StartsWith("Orleans.Streams.IStreamConsumerExtension|DeliverBatch|batchconsumer/filtered-stream|", StringComparison.Ordinal));
    }
}
