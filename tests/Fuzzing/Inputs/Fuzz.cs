using Xunit.Sdk;

namespace Isobar.Tests.Fuzzing.Inputs;

/// <summary>Runs many inputs through one check; the first that fails is told so that it can be repeated.</summary>
internal static class Fuzz
{
    private const long MostGrowth = 64 * 1024 * 1024;

    // The shared pool keeps one buffer of each size for each thread, and the largest body takes one of 16 MiB: with all the smaller ones, twice that.
    // Which threads met such a body by a quarter of the way is chance.
    private const long MostPooledPerThread = 32 * 1024 * 1024;

    public static async Task RunAsync(int seed, int inputs, IReadOnlyList<byte[]> corpus, Func<byte[], Random, Task> check)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random, corpus);
        var before = 0L;
        for (var number = 0; number < inputs; number++)
        {
            // Pools of buffers fill up first, and stay as they are then.
            before = number == inputs / 4 ? GC.GetTotalMemory(forceFullCollection: true) : before;
            var input = mutator.Next();
            try
            {
                await check(input, random);
            }
            catch (Exception failure)
            {
                throw new XunitException($"ISOBAR_SEED={seed} ./isobar test Fuzz repeats it: input {number}, in base64 {Convert.ToBase64String(input)}: {failure.Message}", failure);
            }
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostGrowth + (ThreadPool.ThreadCount * MostPooledPerThread));
    }

    public static Task RunAsync(int seed, int inputs, IReadOnlyList<byte[]> corpus, Action<byte[], Random> check) => RunAsync(
        seed,
        inputs,
        corpus,
        (input, random) =>
        {
            check(input, random);
            return Task.CompletedTask;
        });
}
