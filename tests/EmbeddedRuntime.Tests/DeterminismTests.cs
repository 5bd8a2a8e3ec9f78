using Xunit;

namespace Isobar.EmbeddedRuntime.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_trace() => Assert.Equal(await TraceOf(seed: 7), await TraceOf(seed: 7));

    [Fact]
    public async Task Another_seed_gives_another_trace() => Assert.NotEqual(await TraceOf(seed: 7), await TraceOf(seed: 8));

    private static async Task<List<string>> TraceOf(int seed)
    {
        var scheduler = new SeededScheduler(seed);
        await using var host = new TestSilo(scheduler);
        scheduler.Run(async () =>
        {
            await host.Silo.StartAsync();
            var thread = Environment.CurrentManagedThreadId;
            await Task.WhenAll(Enumerable.Range(0, 50).Select(number => host.Counter($"c{number % 7}").Add(1, $"d{number % 3}")));
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            await host.Silo.StopAsync();
        });
        return scheduler.Trace;
    }
}
