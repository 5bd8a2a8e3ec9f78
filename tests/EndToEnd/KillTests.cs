using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd;

/// <summary>The promise, kept by the real process with real files while it is killed.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Every_accepted_event_is_one_row_however_often_the_process_is_killed()
    {
        using var run = new KilledRun(output, _data.FullPath)
        {
            Sends = 50_000,
            Distinct = 21_000,
            Kills = 6,
            Unsettled = (100, SiloClient.Unacknowledged),
        };
        await ExpectExactlyAsync(run);
        Assert.True(run.Producers.Sum(static one => one.Invalid) > run.Sends / 200);
    }

    [Fact]
    public async Task Every_accepted_event_is_one_row_in_PostgreSQL_too()
    {
        if (PostgresServer.MissingBecause is { } missing)
        {
            output.WriteLine(missing);
            return;
        }

        await using var server = await PostgresServer.StartNewAsync();
        using var run = new KilledRun(
            output, _data.FullPath, "--warehouse", "postgres", "--set", $"Postgres:ConnectionString={await server.CreateDatabaseAsync()}")
        {
            Sends = 20_000,
            Distinct = 9_000,
            Kills = 3,
            Unsettled = (100, SiloClient.Unacknowledged),
        };
        await ExpectExactlyAsync(run);
    }

    public void Dispose() => _data.Dispose();

    private async Task ExpectExactlyAsync(KilledRun run)
    {
        await run.RunAsync();
        var settled = await run.Client.UntilSettledAsync();
        output.WriteLine($"Last run: {settled["pipeline"]!.ToJsonString()}");
        await EachOnce.ExpectAsync(run.Client, run.Accepted);
    }
}
