using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class StateTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task A_state_that_was_never_written_is_new()
    {
        Assert.Equal("new", await Grain<IStateful>().Value());
        Assert.False(await Grain<IStateful>().Exists());
    }

    [Fact]
    public async Task A_written_state_is_there_before_the_next_activation_begins()
    {
        await Grain<IStateful>().Write("written");
        Assert.True(await Grain<IStateful>().Exists());
        var before = await Grain<IStateful>().Activation();
        await Grain<IStateful>().Deactivate();
        Assert.Equal("written", await Soon(Grain<IStateful>().ValueAtActivation()));
        Assert.NotEqual(before, await Grain<IStateful>().Activation());
    }

    [Fact]
    public async Task A_cleared_state_is_new()
    {
        await Grain<IStateful>().Write("written");
        await Grain<IStateful>().Clear();
        Assert.Equal("new", await Grain<IStateful>().Value());
        Assert.False(await Grain<IStateful>().Exists());
        await Grain<IStateful>().Write("again");
        Assert.True(await Grain<IStateful>().Exists());
    }
}
