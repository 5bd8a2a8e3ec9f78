namespace Isobar.Broker.Consuming;

/// <summary>
/// The messages a consumer holds: their number and their bytes are bounded, and their leases are kept alive while they are held.
/// </summary>
internal sealed class InFlight(int limit, long byteLimit = long.MaxValue)
{
    private readonly Dictionary<string, (DateTimeOffset Since, int Bytes)> _held = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _changed;
    private int _reserved;
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    public bool HasRoom
    {
        get
        {
            lock (_gate)
            {
                return _bytes < byteLimit && _held.Count < limit;
            }
        }
    }

    /// <summary>
    /// Waits until there is room, and reserves up to <paramref name="wanted"/> of it, so that pulls that are under way together
    /// do not count on the same room. <see cref="Return"/> ends the reservation.
    /// </summary>
    public async Task<int> ReserveAsync(int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var room = _bytes < byteLimit ? Math.Min(wanted, limit - _held.Count - _reserved) : 0;
                if (room > 0)
                {
                    _reserved += room;
                    return room;
                }

                changed = NextChange();
            }

            await FollowAsync(changed).WaitAsync(cancellationToken);
        }
    }

    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_held.Count == 0)
                {
                    return;
                }

                changed = NextChange();
            }

            await FollowAsync(changed).WaitAsync(cancellationToken);
        }
    }

    public void Add(IReadOnlyList<ReceivedMessage> messages, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                if (_held.TryAdd(message.AckId, (now, message.Payload.Length)))
                {
                    _bytes += message.Payload.Length;
                }
            }
        }
    }

    /// <summary>Ends a reservation, after what came of it was added.</summary>
    public void Return(int reserved)
    {
        lock (_gate)
        {
            _reserved -= reserved;
        }

        SignalChange();
    }

    public void Remove(IReadOnlyList<ReceivedMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                if (_held.Remove(message.AckId, out var held))
                {
                    _bytes -= held.Bytes;
                }
            }
        }

        SignalChange();
    }

    /// <summary>The leases to extend: everything held since after <paramref name="oldest"/>.</summary>
    public List<string> HeldSince(DateTimeOffset oldest)
    {
        lock (_gate)
        {
            return [.. _held.Where(held => held.Value.Since > oldest).Select(held => held.Key)];
        }
    }

    private void SignalChange()
    {
        TaskCompletionSource? changed;
        lock (_gate)
        {
            (changed, _changed) = (_changed, null);
        }

        changed?.SetResult();
    }

    // WaitAsync on the source itself would go by way of the thread pool, whatever scheduler the caller is on.
    private static async Task FollowAsync(Task changed) => await changed;

    private Task NextChange() =>
        (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
