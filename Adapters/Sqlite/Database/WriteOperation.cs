namespace Isobar.Adapters.Sqlite;

/// <summary>
/// Something to write, as a part of a group. <see cref="Execute"/> runs on the writer's thread inside the group's transaction;
/// its caller hears of it only after the commit.
/// </summary>
internal abstract class WriteOperation
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;

    /// <summary>Completes when the operation is durable.</summary>
    public Task Completion => _completion.Task;

    /// <summary>How many rows, states or messages it writes.</summary>
    public virtual int Size => 1;

    /// <summary>
    /// Writes. What it throws fails this operation alone, unless SQLite cannot go on with the transaction; statements that ran
    /// before stay, so an operation of several statements is either repeatable or uses a savepoint.
    /// </summary>
    public abstract void Execute();

    /// <summary>The group is durable. Must not throw.</summary>
    public virtual void OnCommitted()
    {
    }

    /// <summary>It was not written, or its execution failed. Must not throw.</summary>
    public virtual void OnRolledBack()
    {
    }

    internal void Fault(Exception fault) => _fault = fault;

    internal void Committed()
    {
        if (_fault is null)
        {
            OnCommitted();
        }
        else
        {
            OnRolledBack();
        }
    }

    internal void Complete()
    {
        if (_fault is null)
        {
            _completion.TrySetResult();
        }
        else
        {
            _completion.TrySetException(_fault);
        }
    }

    internal void Fail(Exception fault)
    {
        OnRolledBack();
        _completion.TrySetException(fault);
    }
}
