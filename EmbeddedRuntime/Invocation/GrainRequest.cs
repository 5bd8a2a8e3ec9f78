using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>One call on its way. The subclasses are generated, one for each grain method.</summary>
/// <remarks>It is also the node of its activation's list of outstanding requests, so that a call costs no further object.</remarks>
public abstract class GrainRequest
{
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _callerCancellation;
    private bool _isCanceled;

    /// <summary>The token for the grain's method: canceled with the caller's own. A timeout does not cancel it.</summary>
    /// <remarks>Made when the method is entered, on the activation's scheduler, which also cancels it.</remarks>
    protected CancellationToken Cancellation
    {
        get
        {
            _cancellation ??= new CancellationTokenSource();
            if (_isCanceled)
            {
                _cancellation.Cancel();
            }

            return _cancellation.Token;
        }
    }

    internal BoundMethod Method { get; private set; } = null!;

    internal GrainId Target { get; private set; }

    internal Activation? Source { get; private set; }

    internal Dictionary<string, object>? Context { get; private set; }

    internal Activation? Activation { get; set; }

    internal long SentAt { get; private set; }

    /// <summary>When the caller gives up, in the clock's timestamps.</summary>
    internal long Deadline { get; private set; } = long.MaxValue;

    /// <summary>The method's run, owned by the activation that runs it.</summary>
    internal Task? Execution { get; set; }

    internal bool IsRunning { get; set; }

    internal GrainRequest? Previous { get; set; }

    internal GrainRequest? Next { get; set; }

    /// <summary>Whether the request ends with its activation instead of going to the next one.</summary>
    internal virtual bool IsLocalOnly => false;

    internal virtual bool MayInterleave => Method.Method.IsAlwaysInterleaved;

    /// <summary>Whether it keeps its activation from being collected as idle.</summary>
    internal virtual bool CountsAsUse => true;

    /// <summary>Whether the caller has its answer, or has given up.</summary>
    internal abstract bool IsAnswered { get; }

    /// <summary>Says where the request goes and when it leaves.</summary>
    internal void Address(BoundMethod method, GrainId target, Activation? source, long now)
    {
        Method = method;
        Target = target;
        Source = source;
        Context = RequestContext.Current;
        SentAt = now;
        if (!method.Method.IsOneWay && !IsLocalOnly)
        {
            Deadline = now + method.TimeoutTimestamps;
        }
    }

    /// <summary>Lets the caller's token end the wait.</summary>
    internal void CancelWith(CancellationToken token)
    {
        if (token.CanBeCanceled)
        {
            _callerCancellation = token.UnsafeRegister(
                static (request, token) => ((GrainRequest)request!).Abandon(token),
                this);
        }
    }

    /// <summary>Fails the caller at once and tells the method, if it runs, that nobody waits for it.</summary>
    internal void Abandon(CancellationToken token)
    {
        Fail(new OperationCanceledException(token));
        Activation?.Scheduler.Post(static request => ((GrainRequest)request!).CancelMethod(), this);
    }

    /// <summary>Runs the method on the activation's scheduler, and then answers. It does not throw.</summary>
    internal abstract Task ExecuteAsync(Activation activation);

    /// <summary>Answers with a failure, unless there is an answer already.</summary>
    internal abstract void Fail(Exception failure);

    /// <summary>Runs the method with its result as an object, for call filters.</summary>
    internal abstract Task<object?> CallBoxedAsync(object grain);

    /// <summary>Leaves nothing behind in the caller's token.</summary>
    private protected void Release() => _callerCancellation.Dispose();

    private void CancelMethod()
    {
        _isCanceled = true;
        _cancellation?.Cancel();
    }
}
