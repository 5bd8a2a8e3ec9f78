using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.EmbeddedRuntime;

/// <summary>One activation of a grain: takes its requests, runs them by the rules of its class, and begins and ends its life.</summary>
/// <remarks>
/// <see cref="RunTurn"/> and whatever a grain does run on <see cref="Scheduler"/>, so by one thread at a time. What other
/// threads may also touch (requests, state, when it was last used) is guarded by <c>_gate</c>.
/// </remarks>
internal sealed partial class Activation : IGrainContext
{
    // How many requests one turn starts at most; the rest wait for the next one, behind continuations already queued.
    private const int MaxStartsPerTurn = 16;

    private readonly Lock _gate = new();
    private readonly RequestQueue _requests;
    private ActivationState _state;
    private bool _isTurnQueued;
    private bool _isWatched;
    private IServiceScope? _scope;
    private GrainReference? _reference;
    private TaskCompletionSource? _idle;
    private StreamConsumer? _streams;
    private int _endedRequests;

    public Activation(SiloRuntime silo, GrainClass grainClass, GrainId id, ActivationSet home)
    {
        Silo = silo;
        Class = grainClass;
        GrainId = id;
        _home = home;
        Sequence = silo.NextSequence();
        Scheduler = new(this, silo.TurnScheduler);
        _requests = new(grainClass.IsReentrant, silo.Options.MaxQueuedRequestsPerActivation);
        _lastUsedAt = silo.Time.GetTimestamp();
    }

    public SiloRuntime Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    /// <summary>The order in which activations were made. Whatever treats several of them goes by it.</summary>
    public long Sequence { get; }

    public ActivationScheduler Scheduler { get; }

    /// <summary>The grain instance; there is one from activation to the end.</summary>
    public object Instance { get; private set; } = null!;

    public object? GrainInstance => Instance;

    public bool HasFilters => Silo.Filters.Length > 0 || Class.IsCallFilter;

    public GrainReference GrainReference => _reference ??= Silo.References.Get(GrainId, Class);

    public IGrainFactory GrainFactory => Silo.References;

    public StreamConsumer Streams => _streams ??= new(this);

    public IServiceProvider ActivationServices =>
        (_scope ??= Silo.Services.GetRequiredService<IServiceScopeFactory>().CreateScope()).ServiceProvider;

    /// <summary>Whether a new request would start at once, for choosing among stateless workers.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _requests.IsEmpty;
            }
        }
    }

    /// <summary>Takes <paramref name="request"/> to run it, now or later.</summary>
    public AcceptResult Accept(GrainRequest request)
    {
        bool queueTurn;
        bool watch;
        lock (_gate)
        {
            if (_state == ActivationState.Ended || (request.IsLocalOnly && _ending is not null))
            {
                return AcceptResult.Ended;
            }

            request.Activation = this;
            if (!_requests.TryAdd(request))
            {
                return AcceptResult.Full;
            }

            queueTurn = TakeTurn();
            watch = !_isWatched;
            _isWatched = true;
        }

        if (watch)
        {
            Silo.Timeouts.Watch(this);
        }

        if (queueTurn)
        {
            Scheduler.QueueTurn();
        }

        return AcceptResult.Accepted;
    }

    /// <summary>Does what is due: begins the activation, starts requests, or begins its end.</summary>
    public void RunTurn()
    {
        RunDueTurn();
        if (_idle is not null)
        {
            SignalIdle();
        }
    }

    private void RunDueTurn()
    {
        if (TryBeginActivation())
        {
            _lifecycle = ActivateAsync();
        }
        else if (StartRequests())
        {
            Scheduler.QueueTurn();
        }
        else if (TryBeginDeactivation())
        {
            _lifecycle = DeactivateAsync();
        }
    }

    /// <summary>How many requests have ended since this was asked last.</summary>
    public int TakeEndedRequests()
    {
        lock (_gate)
        {
            var ended = _endedRequests;
            _endedRequests = 0;
            return ended;
        }
    }

    /// <summary>Books the end of a request that ran, before its caller learns of it.</summary>
    public void OnRequestEnded(GrainRequest request, Exception? failure)
    {
        var now = Silo.Time.GetTimestamp();
        request.Method.Calls.Record(now - request.SentAt, failure is not null);
        if (failure is InconsistentStateException { IsSourceActivation: true } stale)
        {
            stale.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, stale, "The stored state is not the one this activation knows."));
        }

        bool queueTurn;
        lock (_gate)
        {
            _requests.Remove(request);
            _endedRequests++;
            _lastUsedAt = request.CountsAsUse ? now : _lastUsedAt;
            queueTurn = TakeTurn();
        }

        if (queueTurn)
        {
            Scheduler.QueueTurn();
        }

        if (_idle is not null)
        {
            SignalIdle();
        }
    }

    /// <summary>Completes when no request is outstanding, be it for a moment.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            return _requests.IsEmpty
                ? Task.CompletedTask
                : (_idle ??= new()).Task;
        }
    }

    /// <summary>Fails the callers that have waited too long.</summary>
    /// <returns>Whether there is anything left to watch.</returns>
    public bool Expire(long now)
    {
        List<GrainRequest> expired;
        bool isWatched;
        bool queueTurn;
        lock (_gate)
        {
            expired = _requests.Expired(now);
            isWatched = _isWatched = !_requests.IsEmpty;
            queueTurn = now >= _endBy && TakeTurn();
        }

        expired.ForEach(request => request.Fail(new TimeoutException(
            $"{GrainId} did not answer {request.Method} within {request.Method.Timeout}; it {(request.IsRunning ? "is still running" : "had not started")}.")));
        if (queueTurn)
        {
            Scheduler.QueueTurn();
        }

        return isWatched;
    }

    /// <summary>Starts what may start, up to a bound.</summary>
    /// <returns>Whether there is more to start.</returns>
    private bool StartRequests()
    {
        var most = Scheduler.IsRunningOne ? 1 : MaxStartsPerTurn;
        for (var started = 0; started < most; started++)
        {
            if (!StartRequest())
            {
                return false;
            }
        }

        return true;
    }

    private bool StartRequest()
    {
        GrainRequest? request;
        lock (_gate)
        {
            request = _state == ActivationState.Active && _ending is null ? TakeUnanswered() : null;
            if (request is null)
            {
                // From here on whoever adds or ends a request queues the next turn.
                _isTurnQueued = false;
                return false;
            }
        }

        RequestContext.Current = request.Context;
        request.Execution = request.ExecuteAsync(this);
        return true;
    }

    private GrainRequest? TakeUnanswered()
    {
        while (_requests.StartNext() is { } request)
        {
            if (!request.IsAnswered)
            {
                return request;
            }

            // Its caller gave up while it waited: it is not worth starting.
            _requests.Remove(request);
        }

        return null;
    }

    /// <summary>Whether the caller is to queue a turn. Under the lock.</summary>
    private bool TakeTurn()
    {
        if (_isTurnQueued || !IsTurnDue())
        {
            return false;
        }

        _isTurnQueued = true;
        return true;
    }

    private bool IsTurnDue() => _state switch
    {
        ActivationState.Created => true,
        ActivationState.Active => _ending is null ? _requests.CanStart : MayEnd(),
        _ => false,
    };

    /// <summary>Tells whoever waits for it that nothing is outstanding. Not under the lock: they may go on at once.</summary>
    private void SignalIdle()
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            if (_idle is not null && _requests.IsEmpty)
            {
                (idle, _idle) = (_idle, null);
            }
        }

        idle?.SetResult();
    }
}
