using System.Text.Json.Nodes;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Load;

/// <summary>Producers that send while the silo is killed again and again, each time with work that nobody has acknowledged.</summary>
public sealed class KilledRun(ITestOutputHelper output, string dataDirectory, params string[] arguments) : IDisposable
{
    private const int Clients = 4;

    private SiloProcess? _silo;
    private SiloClient? _client;

    /// <summary>Events sent by all producers, repeated ones included.</summary>
    public required int Sends { get; init; }

    /// <summary>Events that each producer draws from; the fewer there are, the more repeat.</summary>
    public required int Distinct { get; init; }

    public required int Kills { get; init; }

    /// <summary>Messages of which nobody knows the outcome, by the silo's own figures; more than this many at each kill.</summary>
    public required (int Least, Func<JsonNode, long> Count) Unsettled { get; init; }

    /// <summary>Of each producer; null: as fast as it can.</summary>
    public TimeSpan? Pace { get; init; }

    public SiloClient Client => _client!;

    public SiloProcess Silo => _silo!;

    public IReadOnlyList<Producer> Producers { get; private set; } = [];

    /// <summary>Indexes of the events that were accepted, each once.</summary>
    public HashSet<int> Accepted => [.. Producers.SelectMany(static one => one.Accepted)];

    /// <summary>Sends and kills. At the end everything is sent, and a silo runs.</summary>
    public async Task RunAsync()
    {
        _silo = await SiloProcess.StartAsync(dataDirectory, arguments);
        _client = new SiloClient(() => _silo.Address);
        var now = DateTimeOffset.UtcNow;
        Producers = [.. Enumerable.Range(0, Clients).Select(seed => new Producer(_client, seed, Distinct, Sends / Clients, now) { Pace = Pace })];
        var producing = Task.WhenAll(Producers.Select(static producer => producer.RunAsync()));
        for (var kill = 0; kill < Kills; kill++)
        {
            // Spread over the whole send.
            var sent = (kill + 1) * Sends / (Kills + 1);
            var stats = await _client.UntilAsync(
                stats => Unsettled.Count(stats) > Unsettled.Least && Producers.Sum(static one => one.Sent) >= sent);
            await _silo.KillAsync();
            output.WriteLine($"Kill {kill + 1}: {Unsettled.Count(stats)} unsettled; all sent: {producing.IsCompleted}");
            Assert.False(producing.IsCompleted, "Everything was sent before the last kill: the test is too small for this machine.");
            _silo.Dispose();
            _silo = await SiloProcess.StartAsync(dataDirectory, arguments);
        }

        await producing;
        output.WriteLine($"Retries of producers: {Producers.Sum(static one => one.Retries)}; accepted once: {Accepted.Count}");
    }

    public void Dispose()
    {
        _client?.Dispose();
        _silo?.Dispose();
    }
}
