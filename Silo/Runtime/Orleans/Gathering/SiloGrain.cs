using Isobar.Silo.Stats;
using Isobar.Warehousing;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>Tells what this silo counts and stores.</summary>
[GrainType("silo")]
[OnNamedSilo]
internal sealed class SiloGrain(CommittedRows committed, SiloFigures figures, TimeProvider time) : Grain, ISiloGrain, IDisposable
{
    // Bounded whatever the pipeline's rate: with these, a watcher sees at most 5,000 rows a second of each silo, and hears how many it does not.
    private const int MostRows = 500;
    private const int Capacity = 2_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Dictionary<IRowsObserver, long> _watchers = [];
    private CommittedRowsSubscription? _rows;
    private IGrainTimer? _timer;
    private long _toldLost;

    public async Task<string> ReadStatsAsync() => (await figures.ReadAsync(CancellationToken.None)).ToJsonString();

    public Task WatchAsync(IRowsObserver observer)
    {
        _watchers[observer] = time.GetTimestamp();
        if (_rows is null)
        {
            _rows = committed.Subscribe(static _ => true, Capacity);
            _toldLost = 0;
            _timer = this.RegisterGrainTimer(SendAsync, Interval, Interval);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => Stop();

    private async Task SendAsync()
    {
        foreach (var gone in _watchers.Where(one => time.GetElapsedTime(one.Value) > Patience).Select(static one => one.Key).ToList())
        {
            _watchers.Remove(gone);
        }

        if (_watchers.Count == 0)
        {
            Stop();
            return;
        }

        var rows = new List<EnrichedEvent>();
        while (rows.Count < MostRows && _rows!.Rows.TryRead(out var row))
        {
            rows.Add(row);
        }

        var lost = _rows!.Dropped - _toldLost;
        _toldLost += lost;
        if (rows.Count > 0 || lost > 0)
        {
            await Task.WhenAll(_watchers.Keys.Select(watcher => watcher.OnRowsAsync(rows, lost)));
        }
    }

    private void Stop()
    {
        _timer?.Dispose();
        _rows?.Dispose();
        (_timer, _rows) = (null, null);
    }
}
