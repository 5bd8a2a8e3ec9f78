using System.Collections.Immutable;
using Isobar.Api.Problems;
using Isobar.Api.Stats;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Live;

/// <summary>
/// Tells all open pages once a second what has changed: the board is looked at and the figures are read once, however many pages there are and however fast rows
/// come.
/// </summary>
internal sealed class LiveFeed(LiveBoard board, StatsReport stats, IOptions<ApiOptions> options, TimeProvider time, Random random) : BackgroundService
{
    private const int ChangedCells = 40;
    private const int SnapshotCells = 2_000;
    private const int SampledRows = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ImmutableList<LivePage> _pages = [];

    /// <summary>How many pages are open.</summary>
    public int Pages => _pages.Count;

    /// <summary>What a page begins with.</summary>
    public async Task<LiveMoment> SnapshotAsync(CancellationToken cancellationToken)
    {
        var shown = LiveStats.Of(await stats.ReadAsync(LiveStats.Shows, cancellationToken));
        return new LiveMoment(time.GetUtcNow(), board.Cells(SnapshotCells), shown);
    }

    /// <returns>Dispose it when the page has gone.</returns>
    /// <exception cref="ProblemException">503: there are too many already.</exception>
    public LivePage Open(LiveFilter filter)
    {
        lock (_gate)
        {
            var limit = options.Value.MaxWatchers;
            if (_pages.Count >= limit)
            {
                throw new ProblemException(Refusal.Unavailable($"At most {limit} pages may be open at once.", options.Value.RetryAfter) with { Limit = limit });
            }

            board.Begin();
            var page = new LivePage(filter, new RowSample(filter.Includes, SampledRows, random), Close);
            board.Attach(page.Sample);
            _pages = _pages.Add(page);
            return page;
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.KeepLiveReady)
        {
            board.Begin();
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Interval, time);
        try
        {
            while (await tick.WaitForNextTickAsync(stoppingToken))
            {
                await TickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: pages see their connection end, and come again.
        }
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        var changed = board.TakeChanged(ChangedCells);
        if (_pages is not { IsEmpty: false } pages)
        {
            return;
        }

        var shown = LiveStats.Of(await stats.ReadAsync(LiveStats.Shows, stoppingToken));
        var moment = new LiveMoment(time.GetUtcNow(), changed, shown);
        pages.ForEach(page => page.Show(moment));
    }

    private void Close(LivePage page)
    {
        lock (_gate)
        {
            board.Detach(page.Sample);
            _pages = _pages.Remove(page);
            if (_pages.IsEmpty && !options.Value.KeepLiveReady)
            {
                board.End();
            }
        }
    }
}
