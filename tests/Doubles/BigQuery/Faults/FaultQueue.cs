namespace Isobar.Tests.Doubles.BigQuery.Faults;

/// <summary>The faults to come: queued per operation, then the standing one, then the weather.</summary>
public sealed class FaultQueue
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<Fault>> _next = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fault> _always = new(StringComparer.Ordinal);
    private Weather? _weather;

    /// <summary>Queues faults for the next calls of an operation (see <see cref="Operations"/>), one each.</summary>
    public void Next(string operation, params ReadOnlySpan<Fault> faults)
    {
        lock (_lock)
        {
            if (!_next.TryGetValue(operation, out var queue))
            {
                _next.Add(operation, queue = []);
            }

            foreach (var fault in faults)
            {
                queue.Enqueue(fault);
            }
        }
    }

    /// <summary>What happens to every call of an operation for which nothing is queued; null: nothing.</summary>
    public void Always(string operation, Fault? fault)
    {
        lock (_lock)
        {
            if (fault is null)
            {
                _always.Remove(operation);
            }
            else
            {
                _always[operation] = fault;
            }
        }
    }

    /// <summary>Chance faults from now on; null: none.</summary>
    public void Set(Weather? weather)
    {
        lock (_lock)
        {
            _weather = weather;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
            _always.Clear();
            _weather = null;
        }
    }

    internal Fault Take(string operation)
    {
        lock (_lock)
        {
            return _next.TryGetValue(operation, out var queue) && queue.TryDequeue(out var fault) ? fault
                : _always.GetValueOrDefault(operation) ?? _weather?.Next(operation) ?? Fault.None;
        }
    }
}
