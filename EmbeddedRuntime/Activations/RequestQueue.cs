namespace Isobar.EmbeddedRuntime;

/// <summary>
/// The outstanding requests of one activation and the rules by which they may start. Not synchronised: its activation
/// guards it with its lock.
/// </summary>
internal sealed class RequestQueue(bool isReentrant, int capacity)
{
    // Two queues keep admission O(1): what may always interleave never waits behind what may not.
    private readonly Queue<GrainRequest> _interleaving = new();
    private Queue<GrainRequest>? _exclusive;
    private GrainRequest? _first;
    private GrainRequest? _last;
    private int _running;
    private int _runningExclusive;
    private int _runningReadOnly;
    private int _waitingReadOnly;

    public bool IsEmpty => _first is null;

    public bool IsAnyRunning => _running > 0;

    /// <summary>Whether some waiting request may start now.</summary>
    public bool CanStart => _interleaving.Count > 0 || (_exclusive is { Count: > 0 } && (_runningExclusive == 0 || CanJoinReaders));

    private int Waiting => _interleaving.Count + (_exclusive?.Count ?? 0);

    private bool CanJoinReaders => _waitingReadOnly > 0 && _runningExclusive == _runningReadOnly;

    /// <summary>Adds a request at the end. Timer ticks are always taken: each timer has at most one.</summary>
    public bool TryAdd(GrainRequest request)
    {
        if (Waiting >= capacity && !request.IsLocalOnly)
        {
            return false;
        }

        Link(request);
        if (Interleaves(request))
        {
            _interleaving.Enqueue(request);
            return true;
        }

        (_exclusive ??= new()).Enqueue(request);
        _waitingReadOnly += request.Method.Method.IsReadOnly ? 1 : 0;
        return true;
    }

    /// <summary>Takes the next request that may start, and counts it as running.</summary>
    public GrainRequest? StartNext()
    {
        var request = _interleaving.TryDequeue(out var interleaving) ? interleaving : TakeExclusive();
        if (request is not null)
        {
            Count(request, 1);
        }

        return request;
    }

    /// <summary>Forgets a request that has ended, or that was given up before it started.</summary>
    public void Remove(GrainRequest request)
    {
        Unlink(request);
        if (request.IsRunning)
        {
            Count(request, -1);
        }
    }

    /// <summary>Takes all that waits, in order.</summary>
    public List<GrainRequest> TakeWaiting()
    {
        List<GrainRequest> waiting = [.. _interleaving, .. _exclusive ?? []];
        _interleaving.Clear();
        _exclusive?.Clear();
        _waitingReadOnly = 0;
        waiting.ForEach(Unlink);
        return waiting;
    }

    /// <summary>The unanswered requests, waiting and running, whose deadline has passed.</summary>
    public List<GrainRequest> Expired(long now)
    {
        List<GrainRequest> expired = [];
        for (var request = _first; request is not null; request = request.Next)
        {
            if (request.Deadline <= now && !request.IsAnswered)
            {
                expired.Add(request);
            }
        }

        return expired;
    }

    /// <summary>Whether it waits for no other. What may interleave neither waits nor is waited for.</summary>
    private bool Interleaves(GrainRequest request) => isReentrant || request.MayInterleave;

    private void Count(GrainRequest request, int change)
    {
        request.IsRunning = change > 0;
        _running += change;
        if (!Interleaves(request))
        {
            _runningExclusive += change;
            _runningReadOnly += request.Method.Method.IsReadOnly ? change : 0;
        }
    }

    private GrainRequest? TakeExclusive()
    {
        if (_exclusive is not { Count: > 0 })
        {
            return null;
        }

        return _runningExclusive == 0 ? TakeFirst() : CanJoinReaders ? TakeReader() : null;
    }

    private GrainRequest TakeFirst()
    {
        var request = _exclusive!.Dequeue();
        _waitingReadOnly -= request.Method.Method.IsReadOnly ? 1 : 0;
        return request;
    }

    /// <summary>Takes the first reader, past the writers before it: readers join readers, as in Orleans.</summary>
    private GrainRequest? TakeReader()
    {
        GrainRequest? reader = null;
        for (var left = _exclusive!.Count; left > 0; left--)
        {
            var request = _exclusive.Dequeue();
            if (reader is null && request.Method.Method.IsReadOnly)
            {
                reader = request;
            }
            else
            {
                _exclusive.Enqueue(request);
            }
        }

        _waitingReadOnly--;
        return reader;
    }

    private void Link(GrainRequest request)
    {
        request.Previous = _last;
        request.Next = null;
        if (_last is null)
        {
            _first = request;
        }
        else
        {
            _last.Next = request;
        }

        _last = request;
    }

    private void Unlink(GrainRequest request)
    {
        if (request.Previous is null)
        {
            _first = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            _last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }

        request.Previous = request.Next = null;
    }
}
