using System.Diagnostics;
using Orleans;

namespace Isobar.Bench.Runtime;

/// <summary>Clients that each call one user after another.</summary>
internal sealed class Load(IGrainFactory grains, int users, int cells)
{
    private readonly string[] _users = [.. Enumerable.Range(0, users).Select(number => $"user-{number}")];
    private readonly string[] _cells = [.. Enumerable.Range(0, cells).Select(number => $"cell-{number}")];

    /// <summary>How many events were handled in about this time.</summary>
    public async Task<long> RunAsync(int clients, TimeSpan duration)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => ClientAsync(client, until))));
        return counts.Sum();
    }

    private async Task<long> ClientAsync(int client, long until)
    {
        var count = 0L;
        for (; Stopwatch.GetTimestamp() < until; count++)
        {
            var number = (client * 7919) + count;
            await grains.GetGrain<IBenchUser>(_users[number % _users.Length]).Handle(_cells[number % _cells.Length]);
        }

        return count;
    }
}
