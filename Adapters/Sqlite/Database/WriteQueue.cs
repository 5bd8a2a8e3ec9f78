namespace Isobar.Adapters.Sqlite;

/// <summary>
/// Operations waiting for the writer. Callers are held up, not refused, when it is full. Its one consumer is a thread of its
/// own, which waits here without blocking one of the pool.
/// </summary>
internal sealed class WriteQueue(int capacity) : IDisposable
{
    private readonly SemaphoreSlim _room = new(capacity, capacity);
    private readonly object _gate = new();
    private readonly Queue<WriteOperation> _waiting = new();
    private bool _closed;

    /// <returns>False if the queue is closed.</returns>
    public async ValueTask<bool> EnqueueAsync(WriteOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            await _room.WaitAsync(cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }

        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Enqueue(operation);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits for work and fills <paramref name="group"/> with at least one operation, up to <paramref name="maximumSize"/>.</summary>
    /// <returns>False if the queue is closed and empty.</returns>
    public bool Take(List<WriteOperation> group, int maximumSize)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            for (var size = 0; _waiting.TryPeek(out var next) && (size == 0 || size + next.Size <= maximumSize);)
            {
                size += next.Size;
                group.Add(_waiting.Dequeue());
            }
        }

        if (group.Count > 0)
        {
            _room.Release(group.Count);
        }

        return group.Count > 0;
    }

    /// <summary>Takes no more; what is in it is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes out everything that will not be written any more.</summary>
    public List<WriteOperation> Abandon()
    {
        lock (_gate)
        {
            _closed = true;
            var rest = _waiting.ToList();
            _waiting.Clear();
            Monitor.PulseAll(_gate);
            return rest;
        }
    }

    public void Dispose() => _room.Dispose();
}
