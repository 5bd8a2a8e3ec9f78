using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>What a silo leaves behind that was killed in the middle of its work: logs that nobody has copied into their databases yet.</summary>
public sealed class KilledDirectory : IAsyncLifetime
{
    private const int Settled = 6_000;
    private const int UnderWay = 6_000;

    private readonly TemporaryDirectory _data = new();

    /// <summary>Indexes of all events, accepted every one.</summary>
    public IReadOnlyList<int> Accepted { get; } = [.. Enumerable.Range(0, Settled + UnderWay)];

    private DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    public async Task InitializeAsync()
    {
        using var run = new FaultyRun(_data.FullPath);
        await run.StartAsync();
        await SendAsync(run.Client, Accepted.Take(Settled));
        await run.Client.UntilSettledAsync();
        await SendAsync(run.Client, Accepted.Skip(Settled));
        await run.Client.UntilAsync(static stats => stats["warehouse"]!["rows"]!.GetValue<long>() > Settled);
        await run.KillAsync();
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

    private string Line(int index) => MadeUpEvents.Line(index, Now);
}
