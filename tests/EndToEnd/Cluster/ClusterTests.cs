using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>
/// Three real silos with an API in front, and what happens to silos. The short form takes about two minutes; with <c>ISOBAR_CLUSTER=long</c> in the
/// environment everything happens twice, at 500 events/s and more.
/// </summary>
public sealed class ClusterTests(ITestOutputHelper output) : IDisposable
{
    private const int Silos = 3;

    private readonly TemporaryDirectory _data = new();

    private static bool IsLong => Environment.GetEnvironmentVariable("ISOBAR_CLUSTER") == "long";

    [Fact]
    public async Task Three_silos_make_each_event_one_row_whatever_happens_to_one_of_them_or_to_their_database()
    {
        if (await SharedEmulator.GetAsync() is not { } emulator || PostgresServer.MissingBecause is not null)
        {
            output.WriteLine(PostgresServer.MissingBecause ?? EmulatorInstallation.MissingBecause);
            return;
        }

        await using var postgres = await PostgresServer.StartNewAsync();
        await using var run = await ClusterRun.StartAsync(output, postgres, emulator, _data.FullPath, Silos, perSecond: IsLong ? 500 : 200);
        for (var round = 0; round < (IsLong ? 2 : 1); round++)
        {
            await RoundAsync(run, round);
        }

        await run.ConcludeAsync(Silos);
    }

    public void Dispose() => _data.Dispose();

    private static async Task RoundAsync(ClusterRun run, int round)
    {
        var pause = IsLong ? 8 : 3;
        var first = run.Members[round % Silos];
        var second = run.Members[(round + 1) % Silos];
        await run.DisturbAsync("kill -9 of one, which is started again", first.KillAsync);
        await run.FlowAsync(pause);
        await run.DisturbAsync("one stopped gracefully", second.StopAsync);
        await run.FlowAsync(pause);
        await run.DisturbAsync("one added", second.StartAsync);
        await run.FlowAsync(pause);
        await run.DisturbAsync("PostgreSQL away", () => AwayAsync(run, TimeSpan.FromSeconds(IsLong ? 30 : 5)));
        if (IsLong)
        {
            await run.FlowAsync(pause);
            await run.DisturbAsync("rolling restart of all", () => RestartAllAsync(run));
            await run.FlowAsync(pause);
            await run.DisturbAsync("SIGSTOP of one for 60 s", () => FreezeAsync(run.Members[(round + 2) % Silos], TimeSpan.FromSeconds(60)));
            await run.FlowAsync(pause);
        }
    }

    // As a rolling deployment does: the next when the one before is back.
    private static async Task RestartAllAsync(ClusterRun run)
    {
        foreach (var member in run.Members)
        {
            await member.StopAsync();
            await member.StartAsync();
        }
    }

    private static async Task AwayAsync(ClusterRun run, TimeSpan duration)
    {
        await run.Postgres.StopAsync();
        await Task.Delay(duration);
        await run.Postgres.StartAsync();
    }

    // The others declare it dead meanwhile. When it goes on and reads so, it ends, and its supervisor starts another.
    private static async Task FreezeAsync(Member member, TimeSpan duration)
    {
        var starts = member.Starts;
        await member.Process.SignalAsync("STOP");
        await Task.Delay(duration);
        await member.Process.SignalAsync("CONT");
        await member.RestartedAsync(starts);
    }
}
