using System.Collections.Concurrent;
using System.Text.Json;
using Isobar.Client.CommandLine;
using Isobar.Client.Sending.Formats;
using Isobar.Client.Server;
using Isobar.Client.Watching;

namespace Isobar.Client.Load.Visibility;

/// <summary>
/// Sends single events of its own user beside the load, and measures how long each takes to its row. The live stream tells the
/// moment without asking again and again; asking for some of them proves that what it tells can be queried.
/// </summary>
internal sealed class VisibilityProbe : IAsyncDisposable
{
    private const int AskEvery = 20;

    // Spread by chance, so that probes do not fall into step with the flush timer that they measure.
    private const double ShortestPauseMs = 20;
    private const double LongestPauseMs = 80;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IsobarServer _server;
    private readonly Terminal _terminal;
    private readonly string _user;
    private readonly RowStream _rows;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenSource _endSending;
    private readonly ConcurrentDictionary<string, long> _underWay = new(StringComparer.Ordinal);
    private readonly LatencyHistogram _latency = new();
    private Task _sending = Task.CompletedTask;
    private Task _watching = Task.CompletedTask;
    private long _sent;
    private long _asked;
    private long _confirmed;

    private VisibilityProbe(IsobarServer server, string run, Terminal terminal, CancellationToken cancellationToken)
    {
        _server = server;
        _terminal = terminal;
        _user = $"probe-{run}";
        _rows = new RowStream(server, terminal, _user, cell: null);
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _endSending = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
    }

    /// <summary>Begins to probe, once the stream is there; with <paramref name="isWanted"/> false it does nothing.</summary>
    public static async Task<VisibilityProbe> StartAsync(
        bool isWanted, IsobarServer server, string run, Terminal terminal, CancellationToken cancellationToken)
    {
        var probe = new VisibilityProbe(server, run, terminal, cancellationToken);
        if (isWanted)
        {
            probe._watching = probe.WatchAsync(probe._end.Token);
            await await Task.WhenAny(probe._rows.Connected, probe._watching);
            probe._sending = probe.SendAsync(probe._endSending.Token);
        }

        return probe;
    }

    /// <summary>Ends probing, waits for the probes under way, and tells; null if it was not wanted.</summary>
    public async Task<VisibilityFigures?> ConcludeAsync(CancellationToken cancellationToken)
    {
        await _endSending.CancelAsync();
        await _sending;
        var started = _terminal.Clock.GetTimestamp();
        while (!_underWay.IsEmpty && _terminal.Clock.GetElapsedTime(started) < Patience)
        {
            await _terminal.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        await _end.CancelAsync();
        await _watching;
        return _sent == 0 ? null : new VisibilityFigures(_sent, _latency.Count, _asked, _confirmed, _latency);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _endSending.Dispose();
        _end.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                await SendOneAsync($"p-{number}", cancellationToken);
                var pause = ShortestPauseMs + ((LongestPauseMs - ShortestPauseMs) * _terminal.Random.NextDouble());
                await _terminal.Delay(TimeSpan.FromMilliseconds(pause), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The load is over, and with it the probing.
        }
    }

    private async Task SendOneAsync(string eventId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var body = JsonBody.Of(writer =>
        {
            writer.WriteString("event_id", eventId);
            writer.WriteString("user_id", _user);
            writer.WriteString("type", "probe");
            writer.WriteString("occurred_at", JsonTime.Format(_terminal.Clock.GetUtcNow()));
            writer.WriteNumber("latitude", 48.21);
            writer.WriteNumber("longitude", 16.37);
        });
        _underWay[eventId] = _terminal.Clock.GetTimestamp();
        try
        {
            // Not cancelled with the load: whether it was accepted has to be known.
            await _server.PostAsync("v1/events", body, _end.Token);
            _sent++;
        }
        catch (CommandFailedException)
        {
            // Busy or unreachable: nothing was promised, so there is nothing to measure. The load itself reports such things.
            _underWay.TryRemove(eventId, out _);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in _rows.ReadAsync(cancellationToken))
            {
                await OnRowAsync(EventIdOf(row), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As above.
        }
    }

    private async Task OnRowAsync(string eventId, CancellationToken cancellationToken)
    {
        var seen = _terminal.Clock.GetTimestamp();
        if (!_underWay.TryRemove(eventId, out var sent))
        {
            return;
        }

        _latency.Add(_terminal.Clock.GetElapsedTime(sent, seen));
        if (_latency.Count % AskEvery == 1)
        {
            _asked++;
            var found = await _server.FindAsync($"v1/events/{eventId}?user_id={_user}", cancellationToken);
            _confirmed += found is not null ? 1 : 0;
        }
    }

    private static string EventIdOf(string row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.GetProperty("event_id").GetString()!;
    }
}
