using System.Threading.Channels;
using Isobar.Client.CommandLine;
using Isobar.Client.Sending.Delivery;
using Isobar.Client.Sending.Progress;
using Isobar.Client.Server;

namespace Isobar.Client.Sending;

/// <summary>Sends one source, batch after batch, in order, so that "how far" is one number.</summary>
internal sealed class SendRun
{
    private static readonly TimeSpan JournalInterval = TimeSpan.FromSeconds(1);

    private readonly SendSource _source;
    private readonly BatchSender _sender;
    private readonly ISendProgress _progress;
    private readonly Terminal _terminal;
    private readonly Pacer _pacer;
    private readonly int _batchSize;
    private readonly SendTotals _totals = new();
    private readonly long _position;
    private readonly long _acceptedBefore;
    private readonly long _rejectedBefore;
    private DateTimeOffset _journalledAt;

    public SendRun(SendSource source, IsobarServer server, SendSettings settings, ISendProgress progress, Terminal terminal)
    {
        _source = source;
        _progress = progress;
        _terminal = terminal;
        _sender = new BatchSender(server, terminal, progress.Tell);
        _pacer = new Pacer(settings.EventsPerSecond, terminal);
        _batchSize = _pacer.BatchSize(settings.BatchSize);
        _position = source.Journal?.Entry.Position ?? 0;
        _acceptedBefore = source.Journal?.Entry.Accepted ?? 0;
        _rejectedBefore = source.Journal?.Entry.Rejected ?? 0;
        _journalledAt = terminal.Clock.GetUtcNow();
    }

    public async Task<SendReport> RunAsync(CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = _terminal.Clock.GetTimestamp();
        var isComplete = false;
        try
        {
            await SendAllAsync(ItemPreparation.Start(_source, _position, reading.Token), cancellationToken);
            isComplete = true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw Interrupted();
        }
        finally
        {
            Remember(isComplete);
            await reading.CancelAsync();
        }

        return new SendReport(_source.Name, _totals, _position, _rejectedBefore, _sender.Retries, _terminal.Clock.GetElapsedTime(started));
    }

    private async Task SendAllAsync(ChannelReader<PreparedEvent> events, CancellationToken cancellationToken)
    {
        while (await events.WaitToReadAsync(cancellationToken))
        {
            var batch = await CollectAsync(events, cancellationToken);
            await _pacer.WaitUntilDueAsync(_totals.Items, cancellationToken);
            _totals.Add(batch, await _sender.SendAsync(batch, cancellationToken));
            _progress.Advance(_totals, batch.EndOffset);
            if (_terminal.Clock.GetUtcNow() - _journalledAt >= JournalInterval)
            {
                Remember(isComplete: false);
            }
        }
    }

    // A live source is sent at its own pace: what is there goes, nothing waits for a batch to fill.
    private async Task<EventBatch> CollectAsync(ChannelReader<PreparedEvent> events, CancellationToken cancellationToken)
    {
        var batch = new EventBatch(_batchSize);
        while (!batch.IsFull)
        {
            if (events.TryRead(out var item))
            {
                batch.Add(item);
            }
            else if (!_source.IsAllThere || !await events.WaitToReadAsync(cancellationToken))
            {
                break;
            }
        }

        batch.Seal();
        return batch;
    }

    private void Remember(bool isComplete)
    {
        _journalledAt = _terminal.Clock.GetUtcNow();
        if (_source.Journal is { } journal)
        {
            journal.Write(journal.Entry with
            {
                Position = _position + _totals.Items,
                Accepted = _acceptedBefore + _totals.Accepted,
                Rejected = _rejectedBefore + _totals.Rejected,
                IsComplete = isComplete,
            });
        }
    }

    private CommandFailedException Interrupted() => new(
        $"Interrupted after {_position + _totals.Items:n0} events."
        + (_source.Journal is null ? "" : " The same command goes on from there."));
}
