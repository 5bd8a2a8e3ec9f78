namespace Isobar.EmbeddedRuntime;

/// <summary>A call that answers with a value. For generated code.</summary>
public abstract class AnswerRequest<T> : GrainRequest
{
    // Who awaits it is resumed by its own scheduler, never here in the callee's turn. Asking for asynchronous continuations
    // would add nothing but send Task.WhenAll and WaitAsync by way of the thread pool, out of a simulator's control.
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
