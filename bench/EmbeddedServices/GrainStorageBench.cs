using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.GrainStorage;
using Microsoft.Extensions.Options;

namespace Isobar.Bench.EmbeddedServices;

/// <summary>256 callers that write states of about 1 KB of 20,000 grains.</summary>
internal sealed class GrainStorageBench(TimeSpan duration)
{
    private const int Callers = 256;
    private const int Grains = 20_000;

    private long _written;

    public async Task RunAsync()
    {
        using var directory = new BenchDirectory();
        await using var storage = new SqliteGrainStorage(directory.Data, Options.Create(new SqliteOptions()), TimeProvider.System);
        using var stop = new CancellationTokenSource(duration);
        var meter = new Meter("grain storage, written");
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(storage, caller, stop.Token))));
        meter.Print(_written);
    }

    private async Task WriteAsync(SqliteGrainStorage storage, int caller, CancellationToken stop)
    {
        var states = Enumerable.Range(0, Grains / Callers)
            .Select(i => (Grain: GrainId.Create("user", $"user-{caller}-{i}"), State: new GrainState<Profile>(new Profile())))
            .ToList();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var (grain, state) = states[i % states.Count];
            await storage.WriteStateAsync("profile", grain, state);
            Interlocked.Increment(ref _written);
        }
    }

    private sealed record Profile
    {
        public long Events { get; init; } = 12_345;

        public byte[] Window { get; init; } = new byte[720];
    }
}
