namespace Isobar.EmbeddedRuntime;

/// <summary>A call that answers with a value. For generated code.</summary>
public abstract class AnswerRequest<T> : GrainRequest
{
    // Without RunContinuationsAsynchronously, which would send Task.WhenAll and WaitAsync through the thread pool behind a
    // simulator's back. Nothing of the caller runs in the callee's turn even so: an await resumes on the scheduler it
    // captured, and one that captured none is never inlined where another scheduler is current.
    private readonly TaskCompletionSource<T> _answer = new();

    /// <summary>What the caller awaits.</summary>
    internal Task<T> Answer => _answer.Task;

    internal sealed override bool IsAnswered => _answer.Task.IsCompleted;

    /// <summary>Calls the method.</summary>
    protected abstract ValueTask<T> Call(object grain);

    internal sealed override async Task ExecuteAsync(Activation activation)
    {
        T? result = default;
        Exception? failure = null;
        try
        {
            result = activation.HasFilters
                ? (T)(await IncomingCall.RunAsync(this, activation))!
                : await Call(activation.Instance);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        activation.OnRequestEnded(this, failure);
        Release();
        if (failure is null)
        {
            _answer.TrySetResult(result!);
        }
        else
        {
            _answer.TrySetException(failure);
        }
    }

    internal sealed override async Task<object?> CallBoxedAsync(object grain) => await Call(grain);

    internal sealed override void Fail(Exception failure)
    {
        Release();
        _answer.TrySetException(failure);
    }
}
