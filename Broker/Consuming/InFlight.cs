namespace Isobar.Broker.Consuming;

/// <summary>
/// The messages a consumer holds: their number is bounded, and their leases are kept alive while they are held.
/// </summary>
internal sealed class InFlight(int limit)
{
    private readonly Dictionary<string, DateTimeOffset> _heldSince = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _changed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _heldSince.Count;
            }
        }
    }

    /// <summary>Waits until there is room, and says how much.</summary>
    public async Task<int> RoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_heldSince.Count < limit)
                {
                    return limit - _heldSince.Count;
                }

                changed = NextChange();
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_heldSince.Count == 0)
                {
                    return;
                }

                changed = NextChange();
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Add(IReadOnlyList<ReceivedMessage> messages, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                _heldSince[message.AckId] = now;
            }
        }
    }

    public void Remove(IReadOnlyList<ReceivedMessage> messages)
    {
        TaskCompletionSource? changed;
        lock (_gate)
        {
            foreach (var message in messages)
            {
                _heldSince.Remove(message.AckId);
            }

            changed = _changed;
            _changed = null;
        }

        changed?.SetResult();
    }

    /// <summary>The leases to extend: everything held since after <paramref name="oldest"/>.</summary>
    public List<string> HeldSince(DateTimeOffset oldest)
    {
        lock (_gate)
        {
            return [.. _heldSince.Where(held => held.Value > oldest).Select(held => held.Key)];
        }
    }

    private Task NextChange() =>
        (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
