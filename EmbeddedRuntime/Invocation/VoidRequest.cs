namespace Isobar.EmbeddedRuntime;

/// <summary>A call that answers without a value. For generated code.</summary>
public abstract class VoidRequest : GrainRequest
{
    // As in AnswerRequest: whoever awaits it is resumed by its own scheduler.
    private readonly TaskCompletionSource _answer = new();

    /// <summary>What the caller awaits.</summary>
    internal Task Answer => _answer.Task;

    internal sealed override bool IsAnswered => _answer.Task.IsCompleted;

    /// <summary>Calls the method.</summary>
    protected abstract ValueTask Call(object grain);

    internal sealed override async Task ExecuteAsync(Activation activation)
    {
        Exception? failure = null;
        try
        {
            if (activation.HasFilters)
            {
                await IncomingCall.RunAsync(this, activation);
            }
            else
            {
                await Call(activation.Instance);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        activation.OnRequestEnded(this, failure);
        Release();
        if (failure is null)
        {
            _answer.TrySetResult();
        }
        else if (HasCaller)
        {
            _answer.TrySetException(failure);
        }
        else
        {
            activation.OnUnobservedFailure(this, failure);
        }
    }

    internal sealed override async Task<object?> CallBoxedAsync(object grain)
    {
        await Call(grain);
        return null;
    }

    internal sealed override void Fail(Exception failure)
    {
        Release();
        if (HasCaller)
        {
            _answer.TrySetException(failure);
        }
        else if (_answer.TrySetResult() && Activation is { } activation)
        {
            activation.OnUnobservedFailure(this, failure);
        }
    }

    // Nobody awaits these, and an exception in a task that nobody awaits would surface as an unobserved one.
    private bool HasCaller => !IsLocalOnly && !Method.Method.IsOneWay;
}
