using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>What a silo leaves behind that was killed in the middle of its work: logs that nobody has copied into their databases yet.</summary>
public sealed class KilledDirectory : IAsyncLifetime
{
    private const int Settled = 6_000;
    private const int UnderWay = 6_000;

    private readonly TemporaryDirectory _data = new();
    private readonly List<int> _accepted = [];

    /// <summary>Indexes of all events, accepted every one.</summary>
    public IReadOnlyList<int> Accepted => _accepted;

    private DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    public async Task InitializeAsync()
    {
        // Again if a log happened to be copied just before the end, and has nothing to lose.
        do
        {
            using var run = new FaultyRun(_data.FullPath);
            await run.StartAsync();
            await SendMoreAsync(run.Client, Settled);
            await run.Client.UntilSettledAsync();
            var settled = _accepted.Count;
            await SendMoreAsync(run.Client, UnderWay);
            await run.Client.UntilAsync(stats => stats["warehouse"]!["rows"]!.GetValue<long>() > settled);
            await run.KillAsync();
        }
        while (!Directory.EnumerateFiles(_data.FullPath, "*-wal").All(WriteAheadLog.IsWorthDamaging));
    }

    public Task DisposeAsync()
    {
        _data.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A directory of its own for a test that changes something.</summary>
    public TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        CopyTo(_data.FullPath, copy.FullPath);
        return copy;
    }

    /// <summary>Sends events, one in twenty twice, and again when asked to.</summary>
    public async Task SendAsync(SiloClient client, IEnumerable<int> events)
    {
        foreach (var request in events.Chunk(2_000))
        {
            var (status, body) = await client.SendAsync(request.Concat(request.Where(static index => index % 20 == 0)).Select(Line));
            Assert.True(status == 202, body.ToJsonString());
        }
    }

    public static void CopyTo(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private async Task SendMoreAsync(SiloClient client, int count)
    {
        var more = Enumerable.Range(_accepted.Count, count).ToList();
        await SendAsync(client, more);
        _accepted.AddRange(more);
    }

    private string Line(int index) => MadeUpEvents.Line(index, Now);
}
