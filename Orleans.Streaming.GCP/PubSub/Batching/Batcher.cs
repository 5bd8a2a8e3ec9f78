namespace Isobar.PubSub.Batching;

/// <summary>
/// Sends the items of callers that overlap together: a batch goes when it is full or its time has come, and a bounded number of batches is
/// under way at once. What comes meanwhile gathers in the next one. Memory is bounded: beyond it callers wait.
/// </summary>
/// <param name="limits">The bounds.</param>
/// <param name="sizeOf">The bytes of an item.</param>
/// <param name="send">Sends items; its failure is that of every caller with an item among them.</param>
/// <param name="isRefusal">Whether a failure is the fault of some of the items: then every caller's are sent on their own.</param>
/// <param name="time">The clock.</param>
internal sealed class Batcher<T>(
    BatchLimits limits, Func<T, int> sizeOf, Func<List<T>, Task> send, Func<Exception, bool> isRefusal, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<Batch<T>> _sealed = new();
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _idle;
    private Batch<T>? _open;
    private long _queuedBytes;
    private int _underWay;

    /// <summary>Bytes waiting or under way.</summary>
    public long QueuedBytes
    {
        get
        {
            lock (_gate)
            {
                return _queuedBytes;
            }
        }
    }

    /// <summary>Completes when all items were sent. If it fails or is cancelled, any of them may have been sent.</summary>
    public async Task AddAsync(IReadOnlyList<T> items, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcomes = new List<Task>(1);
        for (var next = 0; next < items.Count;)
        {
            Task room;
            lock (_gate)
            {
                next = AddWhatFits(items, next, outcomes);
                room = next < items.Count ? (_room ??= NewSignal()).Task : Task.CompletedTask;
                SendWhatIsReady();
            }

            await room.WaitAsync(cancellationToken);
        }

        await Task.WhenAll(outcomes).WaitAsync(cancellationToken);
    }

    /// <summary>Sends at once what waits, and completes when nothing is under way any more.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            Ripen(_open);
            return _underWay == 0 ? Task.CompletedTask : (_idle ??= NewSignal()).Task;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int AddWhatFits(IReadOnlyList<T> items, int next, List<Task> outcomes)
    {
        Batch<T>? sharing = null;
        Share? share = null;
        for (; next < items.Count; next++)
        {
            var bytes = sizeOf(items[next]);
            if (_queuedBytes > 0 && _queuedBytes + bytes > limits.MaxQueuedBytes)
            {
                break;
            }

            var batch = BatchFor(bytes);
            if (batch != sharing)
            {
                share = batch.NewShare();
                outcomes.Add(share.Task);
                sharing = batch;
            }

            batch.Add(items[next], bytes);
            share!.Count++;
            _queuedBytes += bytes;
        }

        return next;
    }

    private Batch<T> BatchFor(int bytes)
    {
        if (_open is not null && (_open.Items.Count >= limits.MaxItems || _open.Bytes + bytes > limits.MaxBytes))
        {
            Seal();
        }

        return _open ??= Open();
    }

    private Batch<T> Open()
    {
        var batch = new Batch<T> { IsRipe = limits.Interval == TimeSpan.Zero };
        if (!batch.IsRipe)
        {
            batch.Timer = time.CreateTimer(_ => OnTime(batch), null, limits.Interval, Timeout.InfiniteTimeSpan);
        }

        return batch;
    }

    private void OnTime(Batch<T> batch)
    {
        lock (_gate)
        {
            Ripen(batch);
        }
    }

    private void Ripen(Batch<T>? batch)
    {
        if (batch is not null)
        {
            batch.IsRipe = true;
        }

        SendWhatIsReady();
    }

    private void Seal()
    {
        _sealed.Enqueue(_open!);
        _open = null;
    }

    private void SendWhatIsReady()
    {
        if (_open is { } open && (open.IsRipe || open.Items.Count >= limits.MaxItems || open.Bytes >= limits.MaxBytes) && _sealed.Count + _underWay < limits.MaxConcurrent)
        {
            Seal();
        }

        while (_underWay < limits.MaxConcurrent && _sealed.TryDequeue(out var batch))
        {
            _underWay++;
            batch.Timer?.Dispose();

            // On the thread pool, whatever scheduler the caller is on: a batch belongs to several callers.
            _ = Task.Run(() => SendAsync(batch));
        }
    }

    // Throws nothing: what happens to a batch is the outcome of its shares.
    private async Task SendAsync(Batch<T> batch)
    {
        try
        {
            await send(batch.Items);
            batch.Shares.ForEach(static share => share.Succeed());
        }
        catch (Exception failure) when (batch.Shares.Count > 1 && isRefusal(failure))
        {
            await SendSharesAsync(batch);
        }
        catch (Exception failure)
        {
            batch.Shares.ForEach(share => share.Fail(failure));
        }

        OnDone(batch);
    }

    private async Task SendSharesAsync(Batch<T> batch)
    {
        foreach (var share in batch.Shares)
        {
            try
            {
                await send(batch.ItemsOf(share));
                share.Succeed();
            }
            catch (Exception failure)
            {
                share.Fail(failure);
            }
        }
    }

    private void OnDone(Batch<T> batch)
    {
        TaskCompletionSource? room;
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            _underWay--;
            _queuedBytes -= batch.Bytes;
            (room, _room) = (_room, null);
            SendWhatIsReady();
            if (_underWay == 0)
            {
                (idle, _idle) = (_idle, null);
            }
        }

        room?.SetResult();
        idle?.SetResult();
    }
}
