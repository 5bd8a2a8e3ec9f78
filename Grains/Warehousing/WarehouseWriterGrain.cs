using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Isobar.Warehousing;

/// <summary>
/// Gathers the rows of many users into batches, sealed by time, rows or bytes (<see cref="WriterOptions"/>), and appends a
/// bounded number of them at once.
/// </summary>
[GrainType("warehousewriter")]
[StatelessWorker(1)]
[Reentrant]
public sealed class WarehouseWriterGrain(
    PersistentAppend warehouse,
    IOptions<WriterOptions> options,
    CommittedRows committed,
    WriterInstruments instruments,
    TimeProvider time) : Grain, IWarehouseWriterGrain
{
    private readonly WriterOptions _options = options.Value;
    private readonly Queue<AppendBatch> _sealed = new();
    private AppendBatch? _open;
    private IGrainTimer _flushTimer = null!;
    private int _appending;
    private int _heldRows;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _flushTimer = this.RegisterGrainTimer(
            static (grain, _) =>
            {
                grain.SealAndAppend();
                return Task.CompletedTask;
            },
            this,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows)
    {
        // A call larger than the whole queue is taken when the queue is empty, or it could never be.
        if (_heldRows > 0 && _heldRows + rows.Count > _options.MaxQueuedRows)
        {
            instruments.Busy.Increment();
            throw new WriterBusyException(_heldRows, _options.MaxQueuedRows);
        }

        if (rows.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<AppendOutcome>>([]);
        }

        var append = new PendingAppend(rows);
        Hold(rows.Count);
        AddToOpenBatch(append);
        return append.Answer;
    }

    public async Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters)
    {
        await warehouse.AppendDeadLettersAsync(letters);
        instruments.DeadLetters.Add(letters.Count);
    }

    private void AddToOpenBatch(PendingAppend append)
    {
        if (_open is null)
        {
            _open = new AppendBatch(time.GetTimestamp());
            _flushTimer.Change(_options.FlushInterval, Timeout.InfiniteTimeSpan);
        }

        _open.Add(append);
        if (_open.RowCount >= _options.MaxBatchRows || _open.ByteCount >= _options.MaxBatchBytes)
        {
            SealAndAppend();
        }
    }

    private void SealAndAppend()
    {
        if (_open is not null)
        {
            _sealed.Enqueue(_open);
            _open = null;
        }

        AppendSealed();
    }

    private void AppendSealed()
    {
        while (_appending < _options.MaxAppends && _sealed.TryDequeue(out var batch))
        {
            // Owned by the callers that wait for the batch: it throws nothing and ends by answering them.
            _ = AppendBatchAsync(batch);
        }
    }

    private async Task AppendBatchAsync(AppendBatch batch)
    {
        _appending++;
        var begin = time.GetTimestamp();
        var rows = batch.Rows();
        try
        {
            // Those whose callers no longer wait are not appended: the broker delivers them again.
            var outcomes = await warehouse.AppendAsync(rows, time.GetElapsedTime(batch.Begun));
            instruments.OnFlushed(time.GetElapsedTime(begin));
            Announce(rows, outcomes);
            batch.Complete(outcomes);
        }
        catch (AppendFailedException failure)
        {
            batch.Fail(failure);
        }
        catch (Exception failure)
        {
            batch.Fail(new AppendFailedException($"Appending failed: {failure.Message}", failure));
        }

        _appending--;
        Hold(-rows.Length);
        AppendSealed();
    }

    private void Announce(EnrichedEvent[] rows, IReadOnlyList<AppendOutcome> outcomes)
    {
        var now = time.GetUtcNow();
        for (var i = 0; i < rows.Length; i++)
        {
            // A row stored by an earlier try of this same append is there "already", and is new all the same.
            if (outcomes[i].Result == AppendResult.Stored || outcomes[i].EnrichedAt == rows[i].EnrichedAt)
            {
                instruments.OnStored(rows[i], now);
                committed.Publish(rows[i]);
            }
            else
            {
                (outcomes[i].Result == AppendResult.Refused ? instruments.Refused : instruments.AlreadyThere).Increment();
            }
        }
    }

    private void Hold(int rows)
    {
        _heldRows += rows;
        instruments.OnQueued(rows);
    }
}
