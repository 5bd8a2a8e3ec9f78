using System.Diagnostics;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>
/// SIGKILL at moments that nobody chose. <see cref="KillTests"/> kills a silo that has much under way; this one is killed at any
/// moment, and above all while it starts: while it opens its files, recovers their logs and reads what it had.
/// </summary>
public sealed class KilledAtAnyMomentTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 8;
    private const int MostLines = 4_000;

    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Every_accepted_event_is_one_row_even_if_the_process_is_killed_while_it_starts()
    {
        var chance = Chance.New(output);
        using var run = new FaultyRun(_data.FullPath);
        var started = Stopwatch.GetTimestamp();
        await run.StartAsync();
        var oneStart = Stopwatch.GetElapsedTime(started);
        run.BeginSending();
        await run.UntilAcceptedAsync(MostLines);
        for (var kill = 0; kill < Kills; kill++)
        {
            await run.KillAsync();
            run.Launch();
            var isReady = await run.IsReadyWithinAsync(oneStart * chance.NextDouble());
            Assert.False(run.Silo.HasExited, run.Silo.Errors);
            if (isReady)
            {
                await run.UntilAcceptedAsync(chance.Next(MostLines));
            }

            output.WriteLine($"Kill {kill + 2} comes {(isReady ? "while it runs" : "while it starts")}, at {run.Sent} lines.");
        }

        await run.KillAsync();
        await run.StartAsync();
        await run.ExpectEachOnceAsync();
    }

    public void Dispose() => _data.Dispose();
}
