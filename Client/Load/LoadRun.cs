using System.Diagnostics;
using Isobar.Client.CommandLine;
using Isobar.Client.Load.Generation;
using Isobar.Client.Load.Sending;
using Isobar.Client.Load.Visibility;
using Isobar.Client.Server;

namespace Isobar.Client.Load;

/// <summary>Runs a load from its first request to its last row.</summary>
internal sealed class LoadRun(IsobarServer server, LoadSettings settings, Terminal terminal)
{
    private readonly string _run = $"{terminal.Random.Next():x8}";
    private readonly LoadCounters[] _counters = [.. Enumerable.Range(0, settings.Connections).Select(_ => new LoadCounters())];

    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        var drain = new Drain(server, terminal);
        if (settings.Drains)
        {
            await drain.BeginAsync(cancellationToken);
        }

        await using var probe = await VisibilityProbe.StartAsync(settings.MeasuresVisibility, server, _run, terminal, cancellationToken);
        var cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
        var started = terminal.Clock.GetTimestamp();
        await SendAsync(cancellationToken);
        var elapsed = terminal.Clock.GetElapsedTime(started);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime - cpuBefore;

        var visibility = await probe.ConcludeAsync(cancellationToken);
        var totals = LoadCounters.Sum(_counters);
        var rows = totals.Distinct + (visibility?.Sent ?? 0);
        var drained = settings.Drains ? await drain.WaitAsync(rows, started, cancellationToken) : null;
        return new LoadReport(totals, elapsed, cpu / elapsed, visibility, drained);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        // The first connection to fail ends the others: half a load measures nothing.
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var start = terminal.Clock.GetUtcNow();
        var connections = _counters.Select((_, number) => Connection(number, start).RunAsync(failed.Token)).ToList();
        var progress = new LoadProgress(_counters, terminal).RunAsync(failed.Token);
        try
        {
            await foreach (var connection in Task.WhenEach(connections).WithCancellation(cancellationToken))
            {
                await connection;
            }
        }
        finally
        {
            await failed.CancelAsync();
            await progress;
            // Whatever else went wrong went wrong because the first did, which is what is told.
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private LoadConnection Connection(int number, DateTimeOffset start)
    {
        var generator = new EventGenerator(
            _run, number, settings.Connections, settings.BatchSize, settings.Mix, terminal.Random.Next());
        return new LoadConnection(server, generator, LoadSchedule.Of(start, settings, number), terminal, _counters[number]);
    }
}
