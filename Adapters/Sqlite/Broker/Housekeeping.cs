using Isobar.Broker;
using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Writes settlements and applies retention, each at its own pace, until it is stopped.</summary>
internal sealed partial class Housekeeping : IAsyncDisposable
{
    private const int SegmentsPerTurn = 1_000;

    private readonly BrokerDirectory _directory;
    private readonly SegmentReader _reader;
    private readonly BrokerStatements _statements;
    private readonly GroupCommitWriter _writer;
    private readonly SqliteBrokerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Housekeeping(
        BrokerDirectory directory,
        SegmentReader reader,
        BrokerStatements statements,
        GroupCommitWriter writer,
        SqliteBrokerOptions options,
        TimeProvider time,
        ILogger logger)
    {
        (_directory, _reader, _statements, _writer) = (directory, reader, statements, writer);
        (_options, _time, _logger) = (options, time, logger);
    }

    public void Start() => _running = Task.WhenAll(
        RepeatAsync(_options.SettlementInterval, StoreSettlementsAsync),
        RepeatAsync(_options.RetentionInterval, ApplyRetentionAsync));

    /// <summary>Stops, and writes what is settled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await OnceAsync(StoreSettlementsAsync);
        _stopping.Dispose();
    }

    private async Task RepeatAsync(TimeSpan interval, Func<Task> work)
    {
        using var timer = new PeriodicTimer(interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await OnceAsync(work);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping is the way this ends.
        }
    }

    // What could not be written now is tried again at the next turn: a settlement that is late only means a redelivery after a crash.
    private async Task OnceAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (BrokerUnavailableException e)
        {
            LogPostponed(_logger, e.Message);
        }
        catch (SqliteFailure e)
        {
            LogPostponed(_logger, e.Message);
        }
    }

    private async Task StoreSettlementsAsync()
    {
        var subscriptions = _directory.Subscriptions.Where(subscription => subscription.HasSettlements).ToList();
        if (subscriptions.Count > 0)
        {
            await _writer.WriteAsync(new StoreSettlementsOperation(_statements, subscriptions), CancellationToken.None);
        }
    }

    private async Task ApplyRetentionAsync()
    {
        foreach (var topic in _directory.Topics)
        {
            DropExpired(topic);
            await TrimAsync(topic);
        }
    }

    private void DropExpired(Topic topic)
    {
        var expired = LastExpired(topic);
        foreach (var subscription in topic.Subscriptions)
        {
            if (expired > subscription.Floor && subscription.DropThrough(expired) is > 0 and var dropped)
            {
                LogDropped(_logger, dropped, subscription.Name, topic.Name, _options.UnacknowledgedRetention);
            }
        }
    }

    private long LastExpired(Topic topic)
    {
        var limit = _time.GetUtcNow() - _options.UnacknowledgedRetention;
        var last = 0L;
        for (var step = 0; step < SegmentsPerTurn && _reader.Next(topic.Id, last) is { } next && next.PublishedAt < limit; step++)
        {
            last = next.Id;
        }

        return last;
    }

    private async Task TrimAsync(Topic topic)
    {
        var settledBefore = _time.GetUtcNow() - _options.AcknowledgedRetention;
        while (_reader.Next(topic.Id, 0) is { } oldest && topic.NeedNotKeep(oldest, settledBefore, _options.MaxRetainedBytes))
        {
            _stopping.Token.ThrowIfCancellationRequested();
            await _writer.WriteAsync(
                new TrimOperation(_statements, topic, settledBefore, _options.MaxRetainedBytes), _stopping.Token);
        }
    }
}
