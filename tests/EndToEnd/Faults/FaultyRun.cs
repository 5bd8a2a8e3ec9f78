using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>Producers that send, and a silo that something happens to meanwhile.</summary>
public sealed class FaultyRun(IReadOnlyList<string> within, string dataDirectory, params string[] arguments) : IDisposable
{
    private const int Clients = 4;
    private const int Distinct = 20_000;
    private const int RefusalsInARow = 10;

    // While no silo runs nobody listens here, whereas a port that was free once may be somebody else's by now.
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private IReadOnlyList<Producer> _producers = [];
    private Task _sending = Task.CompletedTask;
    private Uri _address = Nowhere;
    private SiloProcess? _silo;
    private SiloClient? _client;

    public FaultyRun(string dataDirectory, params string[] arguments)
        : this([], dataDirectory, arguments)
    {
    }

    /// <summary>Of each producer; null: as fast as it can.</summary>
    public TimeSpan? Pace { get; init; } = TimeSpan.FromMilliseconds(200);

    public SiloProcess Silo => _silo!;

    public SiloClient Client => _client ??= new SiloClient(() => _address);

    /// <summary>Lines accepted so far.</summary>
    public int Sent => _producers.Sum(static one => one.Sent);

    /// <summary>Requests that were not answered, or answered "later".</summary>
    public IEnumerable<int> Retries => _producers.Select(static one => one.Retries);

    /// <summary>Indexes of the events that were accepted, each once.</summary>
    public HashSet<int> Accepted => [.. _producers.SelectMany(static one => one.Accepted)];

    // Null of those whose last request was accepted.
    private IEnumerable<string?> Refusals => _producers.Select(static one => one.Refusal);

    public async Task StartAsync()
    {
        Launch();
        Assert.True(await IsReadyWithinAsync(Limit), $"It did not start: {Silo.Errors}");
    }

    /// <summary>Starts a silo and does not wait for it.</summary>
    public void Launch() => _silo = SiloProcess.Launch(within, dataDirectory, arguments);

    /// <inheritdoc cref="SiloProcess.IsReadyWithinAsync"/>
    public async Task<bool> IsReadyWithinAsync(TimeSpan limit)
    {
        if (!await Silo.IsReadyWithinAsync(limit))
        {
            return false;
        }

        _address = Silo.Address;
        return true;
    }

    public async Task KillAsync()
    {
        await Silo.KillAsync();
        _address = Nowhere;
        Silo.Dispose();
        _silo = null;
    }

    /// <summary>Producers begin to send, one event in a hundred invalid, and soon the same again.</summary>
    public void BeginSending()
    {
        var now = DateTimeOffset.UtcNow;
        _producers = [.. Enumerable.Range(0, Clients).Select(seed => new Producer(Client, seed, Distinct, int.MaxValue, now) { Pace = Pace })];
        _sending = Task.WhenAll(_producers.Select(static one => one.RunAsync()));
    }

    /// <summary>Waits until so many lines more are accepted.</summary>
    public Task UntilAcceptedAsync(int more)
    {
        var enough = Sent + more;
        return UntilAsync(() => Sent >= enough);
    }

    /// <summary>Waits until every producer has been told several times that nothing is taken, and each time tried again.</summary>
    /// <returns>What they were told.</returns>
    public async Task<IReadOnlyList<string>> UntilRefusedAsync()
    {
        await UntilAsync(() => Refusals.All(static refusal => refusal is not null));
        var enough = Retries.Select(static retries => retries + RefusalsInARow).ToList();
        await UntilAsync(() => Retries.Zip(enough).All(static one => one.First >= one.Second));
        return [.. Refusals.OfType<string>().Distinct()];
    }

    /// <summary>Waits for something that is no figure of the silo.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            Assert.False(_sending.IsFaulted, $"{_sending.Exception}");
            Assert.False(limit.IsCancellationRequested, $"It did not come to that. {Sent} accepted; {string.Join(' ', Refusals)}\n{_silo?.Errors}");
            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>What is under way is sent until it is accepted, and nothing more.</summary>
    public async Task EndSendingAsync()
    {
        foreach (var producer in _producers)
        {
            producer.IsEnding = true;
        }

        await _sending.WaitAsync(Limit);
    }

    /// <summary>Ends the sending, and holds the silo to its promise.</summary>
    public async Task ExpectEachOnceAsync()
    {
        await EndSendingAsync();
        await Client.UntilSettledAsync();
        await EachOnce.ExpectAsync(Client, Accepted);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _silo?.Dispose();
    }
}
