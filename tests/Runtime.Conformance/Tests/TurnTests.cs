using Xunit;

namespace Isobar.Runtime.Conformance.Tests;

public sealed class TurnTests(RuntimeFixture fixture) : ConformanceTest(fixture)
{
    [Fact]
    public async Task Continuations_stay_on_the_activations_scheduler() =>
        Assert.True(await Grain<IBasic>().KeepsScheduler());

    [Fact]
    public async Task Calls_of_one_grain_run_one_after_the_other() =>
        Assert.Equal(
            ["a begins", "a ends", "b begins", "b ends"],
            await Run<IOrdinaryTurns>(nameof(Calls_of_one_grain_run_one_after_the_other), grain => grain.Write("a"), grain => grain.Write("b")));

    [Fact]
    public async Task A_reentrant_grain_interleaves_calls() =>
        Assert.Equal(
            ["a begins", "b begins"],
            (await RunInterleaved<IReentrantTurns>(nameof(A_reentrant_grain_interleaves_calls), grain => grain.Write("a"), grain => grain.Write("b"))).Take(2));

    [Fact]
    public async Task An_always_interleaved_method_interleaves() =>
        Assert.Equal(
            ["a begins", "b begins"],
            (await RunInterleaved<IOrdinaryTurns>(nameof(An_always_interleaved_method_interleaves), grain => grain.Write("a"), grain => grain.Interleave("b"))).Take(2));

    [Fact]
    public async Task An_ordinary_call_does_not_wait_for_an_interleaved_one() =>
        Assert.Equal(
            ["a begins", "b begins"],
            (await RunInterleaved<IOrdinaryTurns>(nameof(An_ordinary_call_does_not_wait_for_an_interleaved_one), grain => grain.Interleave("a"), grain => grain.Write("b"))).Take(2));

    [Fact]
    public async Task Readers_interleave_with_readers() =>
        Assert.Equal(
            ["a begins", "b begins"],
            (await RunInterleaved<IOrdinaryTurns>(nameof(Readers_interleave_with_readers), grain => grain.Read("a"), grain => grain.Read("b"))).Take(2));

    [Fact]
    public async Task A_reader_waits_for_a_writer() =>
        Assert.Equal(
            ["a begins", "a ends", "b begins", "b ends"],
            await Run<IOrdinaryTurns>(nameof(A_reader_waits_for_a_writer), grain => grain.Write("a"), grain => grain.Read("b")));

    [Fact]
    public async Task A_writer_waits_for_a_reader() =>
        Assert.Equal(
            ["a begins", "a ends", "b begins", "b ends"],
            await Run<IOrdinaryTurns>(nameof(A_writer_waits_for_a_reader), grain => grain.Read("a"), grain => grain.Write("b")));

    [Fact]
    public async Task A_reader_passes_a_waiting_writer()
    {
        const string Key = nameof(A_reader_passes_a_waiting_writer);
        var grain = Grain<IOrdinaryTurns>();
        var first = grain.Read("a");
        await Soon(Signals.When($"{Key}:a begins"));
        var writer = grain.Write("b");
        var second = grain.Read("c");
        await Soon(Signals.When($"{Key}:c begins"));
        Raise(Key, "a", "b", "c");
        await Soon(Task.WhenAll(first, writer, second));
        Assert.Equal(["a begins", "c begins"], Signals.Notes(Key).Take(2));
    }

    [Fact]
    public async Task Stateless_workers_run_up_to_their_number_at_once()
    {
        const string Key = nameof(Stateless_workers_run_up_to_their_number_at_once);
        var grain = Grain<IWorkerTurns>();
        var first = grain.Write("a");
        var second = grain.Write("b");
        await Soon(Task.WhenAll(Signals.When($"{Key}:a begins"), Signals.When($"{Key}:b begins")));
        var third = grain.Write("c");
        await Soon(grain.Arrive());
        Assert.Equal(2, Signals.Notes(Key).Count);
        Raise(Key, "a", "b", "c");
        await Soon(Task.WhenAll(first, second, third));
        Assert.Equal(6, Signals.Notes(Key).Count);
    }

    private async Task<IReadOnlyList<string>> Run<TGrain>(string key, Func<TGrain, Task> first, Func<TGrain, Task> second)
        where TGrain : ITurns
    {
        var grain = Host.Grains.GetGrain<TGrain>(key);
        var a = first(grain);
        await Soon(Signals.When($"{key}:a begins"));
        var b = second(grain);
        await Soon(grain.Arrive());
        Raise(key, "a");
        await Soon(a);
        Raise(key, "b");
        await Soon(b);
        return Signals.Notes(key);
    }

    /// <summary>The second call has to begin while the first waits; nothing is concluded from the order in which messages travel.</summary>
    private async Task<IReadOnlyList<string>> RunInterleaved<TGrain>(string key, Func<TGrain, Task> first, Func<TGrain, Task> second)
        where TGrain : ITurns
    {
        var grain = Host.Grains.GetGrain<TGrain>(key);
        var a = first(grain);
        await Soon(Signals.When($"{key}:a begins"));
        var b = second(grain);
        await Soon(Signals.When($"{key}:b begins"));
        Raise(key, "a", "b");
        await Soon(Task.WhenAll(a, b));
        return Signals.Notes(key);
    }

    private void Raise(string key, params string[] names)
    {
        foreach (var name in names)
        {
            Signals.Raise($"{key}:{name}");
        }
    }
}
