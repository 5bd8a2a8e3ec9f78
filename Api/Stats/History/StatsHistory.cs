using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Stats.History;

/// <summary>
/// Looks at the figures every five seconds and keeps the last fifteen minutes of them, and a day in steps of two minutes. What is kept is bounded, and is written
/// once a minute, so that a crash costs the charts a minute. That it cannot be written is told with every answer.
/// </summary>
internal sealed partial class StatsHistory(
    StatsReport report, HistoryFile file, IOptions<ApiOptions> options, TimeProvider time, ILogger<StatsHistory> logger) : BackgroundService
{
    private const int PointsPerStep = 24;
    private const int PointsPerWrite = 12;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly HistoryRing _fine = new("15m", Interval, 180);
    private readonly HistoryRing _coarse = new("24h", Interval * PointsPerStep, 720);
    private readonly List<HistoryPoint> _step = new(PointsPerStep);
    private StatsReading? _last;
    private int _unwritten;
    private volatile string? _fault;

    /// <summary>What is known of a window, or null if there is no such.</summary>
    public HistoryDocument? Of(string window) =>
        new[] { _fine, _coarse }.FirstOrDefault(ring => ring.Window == window) is { } ring ? Document(ring) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.History == HistoryKeeping.Off)
        {
            return;
        }

        await RestoreAsync(stoppingToken);
        using var tick = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await tick.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(CancellationToken.None);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = new StatsReading(time.GetUtcNow(), await report.ReadAsync(HistorySeries.Sections.Contains, cancellationToken));
        if (_last is { } before)
        {
            var point = HistoryPoint.Between(before, now);
            _fine.Add(point);
            _step.Add(point);
        }

        _last = now;
        if (_step.Count == PointsPerStep)
        {
            _coarse.Add(HistoryPoint.Fold(_step));
            _step.Clear();
        }

        if (++_unwritten >= PointsPerWrite)
        {
            await WriteAsync(cancellationToken);
        }
    }

    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (options.Value.History != HistoryKeeping.File)
        {
            return;
        }

        try
        {
            foreach (var document in await file.ReadAsync(cancellationToken))
            {
                (document.Window == _fine.Window ? _fine : _coarse).Restore(document.Points(), time.GetUtcNow());
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // The charts begin anew; the next write replaces what cannot be read.
            Tell("read", failure);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        _unwritten = 0;
        if (options.Value.History != HistoryKeeping.File)
        {
            return;
        }

        try
        {
            await file.WriteAsync([Document(_fine), Document(_coarse)], cancellationToken);
            _fault = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Tell("written", failure);
        }
    }

    private HistoryDocument Document(HistoryRing ring) =>
        HistoryDocument.Of(ring, options.Value.History == HistoryKeeping.File && _fault is null, _fault);

    private void Tell(string what, Exception failure)
    {
        if (_fault is null)
        {
            LogTrouble(what, failure);
        }

        _fault = $"The history could not be {what}: {failure.Message}";
    }

    [LoggerMessage(LogLevel.Warning, "The history of the figures could not be {What}; the charts lose it at a restart")]
    private partial void LogTrouble(string what, Exception failure);
}
