using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>Sends at one rate whatever happens: each batch again until it is accepted, and one event in twenty twice.</summary>
public sealed class SteadyProducer(SiloClient client, int perSecond) : IAsyncDisposable
{
    private const int TicksPerSecond = 10;

    // Beyond that, the next batch waits: a producer has a bound too.
    private const int MostRequests = 32;

    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _requests = new(MostRequests, MostRequests);
    private Task _sending = Task.CompletedTask;
    private int _accepted;

    /// <summary>Events accepted so far, each once.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    public int PerSecond => perSecond;

    public void Start() => _sending = SendAsync();

    /// <summary>Sends no more, and waits until everything sent is accepted.</summary>
    public async Task EndAsync()
    {
        await _ended.CancelAsync();
        await _sending;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _ended.Dispose();
        _requests.Dispose();
    }

    private async Task SendAsync()
    {
        var under = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / TicksPerSecond));
        for (var next = 0; !_ended.IsCancellationRequested; next += perSecond / TicksPerSecond)
        {
            await tick.WaitForNextTickAsync();
            await _requests.WaitAsync();
            under.RemoveAll(static one => one.IsCompletedSuccessfully);
            under.Add(SendAsync(next, perSecond / TicksPerSecond));
        }

        await Task.WhenAll(under);
    }

    private async Task SendAsync(int first, int count)
    {
        var lines = Enumerable.Range(first, count).Select(index => MadeUpEvents.Line(index, _now)).ToList();
        lines.AddRange(lines.Where(static (_, i) => i % 20 == 0).ToList());
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await IsAcceptedAsync(lines))
        {
            await pause.WaitForNextTickAsync();
        }

        Interlocked.Add(ref _accepted, count);
        _requests.Release();
    }

    private async Task<bool> IsAcceptedAsync(List<string> lines)
    {
        try
        {
            return (await client.SendAsync(lines)).Status == 202;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // Whether it was taken is unknown: again.
            return false;
        }
    }
}
