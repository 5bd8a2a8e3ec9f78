using System.Reflection;
using Isobar.Silo.Stats;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Tests.Silo.Stats;

public sealed class HotGrainsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_grain_that_is_called_most_comes_first_with_about_its_calls_a_second()
    {
        var hot = new HotGrains(_clock, new Random(1));
        for (var call = 0; call < 16_000; call++)
        {
            await hot.Invoke(new Call(call % 10 == 0 ? "calm" : "busy"));
        }

        _clock.Advance(TimeSpan.FromSeconds(10));

        var told = hot.Read(20);
        Assert.Equal(["busy", "calm"], told.Select(static grain => grain.Key));
        Assert.InRange(told[0].CallsPerSecond, 1_200, 1_600);
    }

    [Fact]
    public async Task What_was_hot_a_while_ago_is_forgotten()
    {
        var hot = new HotGrains(_clock, new Random(1));
        for (var call = 0; call < 1_600; call++)
        {
            await hot.Invoke(new Call("once"));
        }

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(hot.Read(20));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(hot.Read(20));
    }

    [Fact]
    public async Task However_many_grains_are_called_the_hottest_is_among_them_and_no_more_than_asked_for_are_told()
    {
        var hot = new HotGrains(_clock, new Random(1));
        for (var call = 0; call < 200_000; call++)
        {
            await hot.Invoke(new Call(call % 3 == 0 ? "hot" : $"other-{call}"));
        }

        _clock.Advance(TimeSpan.FromSeconds(10));

        var told = hot.Read(5);
        Assert.Equal("hot", told[0].Key);
        Assert.Equal(5, told.Count);
    }

    private sealed class Call(string key) : IIncomingGrainCallContext
    {
        public GrainId TargetId { get; } = GrainId.Create("user", key);

        public object Grain => throw NotUsed();

        public GrainId? SourceId => throw NotUsed();

        public GrainInterfaceType InterfaceType => throw NotUsed();

        public string InterfaceName => throw NotUsed();

        public string MethodName => throw NotUsed();

        public MethodInfo InterfaceMethod => throw NotUsed();

        public IGrainContext TargetContext => throw NotUsed();

        public object? Result { get => throw NotUsed(); set => throw NotUsed(); }

        public Task Invoke() => Task.CompletedTask;

        private static NotSupportedException NotUsed() => new("It is counted by whom it calls alone.");
    }
}
