using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd;

/// <summary>The promise, kept by the real process with real files while it is killed.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 4;
    private const int Sends = 50_000;
    private const int DistinctShare = 21_000;
    private const int Kills = 6;

    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Every_accepted_event_is_one_row_however_often_the_process_is_killed()
    {
        var silo = await SiloProcess.StartAsync(_data.FullPath);
        using var client = new SiloClient(() => silo.Address);
        var now = DateTimeOffset.UtcNow;
        var producers = Enumerable.Range(0, Clients)
            .Select(seed => new Producer(client, seed, DistinctShare, Sends / Clients, now))
            .ToList();
        var producing = Task.WhenAll(producers.Select(static producer => producer.RunAsync()));
        for (var kill = 0; kill < Kills; kill++)
        {
            // Spread over the whole send, and each time while there is work that nobody has acknowledged.
            var sent = (kill + 1) * Sends / (Kills + 1);
            var stats = await client.UntilAsync(
                stats => SiloClient.Unacknowledged(stats) > 100 && producers.Sum(static one => one.Sent) >= sent);
            await silo.KillAsync();
            output.WriteLine($"Kill {kill + 1}: {SiloClient.Unacknowledged(stats)} unacknowledged; all sent: {producing.IsCompleted}");
            Assert.False(producing.IsCompleted, "Everything was sent before the last kill: the test is too small for this machine.");
            silo.Dispose();
            silo = await SiloProcess.StartAsync(_data.FullPath);
        }

        await producing;
        var settled = await client.UntilSettledAsync();
        output.WriteLine($"Retries of producers: {producers.Sum(static one => one.Retries)}; last run: {settled["pipeline"]!.ToJsonString()}");
        await ExpectExactlyAsync(client, [.. producers.SelectMany(static one => one.Accepted).Distinct()]);
        Assert.True(producers.Sum(static one => one.Invalid) > Sends / 200);
        Assert.Equal(0, await client.CountAsync("select count(*) from dead_letters"));
        silo.Dispose();
    }

    public void Dispose() => _data.Dispose();

    private static async Task ExpectExactlyAsync(SiloClient client, HashSet<int> accepted)
    {
        var stored = await StoredIdsAsync(client);
        Assert.Equal(accepted.Count, stored.Count);
        Assert.Equal(accepted.Select(MadeUpEvents.Id).Order(StringComparer.Ordinal), stored);
        Assert.Equal(accepted.Count, await client.CountAsync("select count(distinct row_key) from enriched_events"));
        foreach (var user in accepted.GroupBy(MadeUpEvents.User).Take(25))
        {
            var profile = await client.GetAsync($"/v1/users/{user.Key}");
            Assert.Equal((user.Key, user.Count()), (user.Key, profile["events"]!.GetValue<int>()));
        }
    }

    private static async Task<List<string>> StoredIdsAsync(SiloClient client)
    {
        var ids = new List<string>();
        while (true)
        {
            var after = ids.Count == 0 ? "" : ids[^1];
            var page = await client.RowsAsync($"select event_id from enriched_events where event_id > '{after}' order by event_id limit 5000");
            if (page.Count == 0)
            {
                return ids;
            }

            ids.AddRange(page.Select(static row => row![0]!.GetValue<string>()));
        }
    }
}
