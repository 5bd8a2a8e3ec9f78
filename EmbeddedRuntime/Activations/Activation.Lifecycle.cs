using Orleans;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <content>How an activation begins and ends.</content>
internal sealed partial class Activation
{
    private readonly ActivationSet _home;
    private readonly List<GrainTimer> _timers = [];
    private Task? _lifecycle;
    private DeactivationReason? _ending;
    private CancellationToken _hurry;
    private long _endBy = long.MaxValue;
    private long _lastUsedAt;
    private DateTimeOffset _keepAliveUntil = DateTimeOffset.MinValue;
    private TaskCompletionSource? _ended;
    private bool _areTimersStopped;
    private bool _isCounted;

    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                return _state == ActivationState.Ended
                    ? Task.CompletedTask
                    : (_ended ??= new()).Task;
            }
        }
    }

    public bool IsEnding
    {
        get
        {
            lock (_gate)
            {
                return _ending is not null || _state == ActivationState.Ended;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool queueTurn;
        lock (_gate)
        {
            if (_ending is not null || _state == ActivationState.Ended)
            {
                return;
            }

            _ending = deactivationReason;
            _hurry = cancellationToken;
            _endBy = Silo.Time.GetTimestamp() + (long)(Silo.Options.DeactivationTimeout.TotalSeconds * Silo.Time.TimestampFrequency);
            queueTurn = TakeTurn();
        }

        // In a turn of its own: disposing a timer cancels its callback's token, which is the grain's business.
        Scheduler.Post(static activation => ((Activation)activation!).StopTimers(), this);
        if (queueTurn)
        {
            Scheduler.QueueTurn();
        }
    }

    /// <summary>Ends the activation if it has been idle for <paramref name="age"/>, or for the age limit of its class.</summary>
    /// <returns>Whether it ends.</returns>
    public bool DeactivateIfIdle(long now, TimeSpan? age)
    {
        var limit = age ?? Class.CollectionAge;
        lock (_gate)
        {
            if (_state != ActivationState.Active
                || !_requests.IsEmpty
                || Class.CollectionAge == Timeout.InfiniteTimeSpan
                || Silo.Time.GetElapsedTime(_lastUsedAt, now) < limit
                || Silo.Time.GetUtcNow() < _keepAliveUntil)
            {
                return false;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, $"Idle for {limit}."));
        return true;
    }

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        var now = Silo.Time.GetUtcNow();
        _keepAliveUntil = timeSpan <= TimeSpan.Zero ? DateTimeOffset.MinValue
            : timeSpan >= DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue
            : now + timeSpan;
    }

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        _timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void OnTimerDisposed(GrainTimer timer) => _timers.Remove(timer);

    private bool TryBeginActivation()
    {
        lock (_gate)
        {
            if (_state != ActivationState.Created)
            {
                return false;
            }

            _state = ActivationState.Activating;
            return true;
        }
    }

    private async Task ActivateAsync()
    {
        // Activation belongs to no caller in particular.
        RequestContext.Current = null;
        _isCounted = true;
        Class.OnActivationStarted();
        try
        {
            var construction = new GrainConstruction(this);
            Instance = Class.Info.CreateInstance(construction);
            foreach (var state in construction.States)
            {
                await state.ReadAsync();
            }

            await ((IGrainBase)Instance).OnActivateAsync(Silo.Aborting);
        }
        catch (Exception exception)
        {
            await EndAsync(exception);
            return;
        }

        BecomeActive();
    }

    private void BecomeActive()
    {
        lock (_gate)
        {
            _state = ActivationState.Active;
            _lastUsedAt = Silo.Time.GetTimestamp();
            _isTurnQueued = IsTurnDue();
            if (!_isTurnQueued)
            {
                return;
            }
        }

        Scheduler.QueueTurn();
    }

    private bool TryBeginDeactivation()
    {
        lock (_gate)
        {
            if (_state != ActivationState.Active || _ending is null || !MayEnd())
            {
                return false;
            }

            _state = ActivationState.Deactivating;
            return true;
        }
    }

    /// <summary>Whether nothing runs any more, or it has been waited for long enough. Under the lock.</summary>
    private bool MayEnd() =>
        !_requests.IsAnyRunning || _hurry.IsCancellationRequested || Silo.Time.GetTimestamp() >= _endBy;

    private async Task DeactivateAsync()
    {
        RequestContext.Current = null;
        StopTimers();
        try
        {
            using var deadline = new CancellationTokenSource(Silo.Options.DeactivationTimeout, Silo.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _hurry);
            await ((IGrainBase)Instance).OnDeactivateAsync(_ending!.Value, either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception)
        {
            // The end goes on regardless: a grain must not be able to hold its identity for ever.
            LogDeactivationFailed(Silo.Logger, exception, GrainId);
        }

        await EndAsync(failure: null);
    }

    /// <summary>Leaves the directory, and sends what still waits to a fresh activation, or fails it.</summary>
    private async Task EndAsync(Exception? failure)
    {
        StopTimers();
        await DisposeAsync();
        _home.Remove(this);
        List<GrainRequest> waiting;
        TaskCompletionSource? ended;
        lock (_gate)
        {
            _state = ActivationState.Ended;
            _ending ??= new(DeactivationReasonCode.ActivationFailed, failure, "Activation failed.");
            waiting = _requests.TakeWaiting();
            ended = _ended;
        }

        if (_isCounted)
        {
            Class.OnActivationEnded();
        }

        foreach (var request in waiting)
        {
            PassOn(request, failure);
        }

        SignalIdle();
        ended?.SetResult();
    }

    private void PassOn(GrainRequest request, Exception? failure)
    {
        if (failure is not null)
        {
            request.Method.Calls.Record(Silo.Time.GetTimestamp() - request.SentAt, failed: true);
            request.Fail(failure);
        }
        else if (!request.IsLocalOnly && !request.IsAnswered)
        {
            Silo.Route(request);
        }
    }

    private void StopTimers()
    {
        if (!_areTimersStopped || _timers.Count > 0)
        {
            _areTimersStopped = true;
            _timers.ToList().ForEach(timer => timer.Dispose());
        }
    }

    private async Task DisposeAsync()
    {
        try
        {
            if (Instance is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else if (Instance is IDisposable disposable)
            {
                disposable.Dispose();
            }

            if (_scope is not null)
            {
                await ((IAsyncDisposable)_scope).DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            LogDisposalFailed(Silo.Logger, exception, GrainId);
        }
    }
}
