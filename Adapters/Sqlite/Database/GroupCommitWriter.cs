using SQLitePCL;

namespace Isobar.Adapters.Sqlite;

/// <summary>
/// The one writer of a file. Operations that overlap are written in one transaction, so that one sync to disk serves them all;
/// each caller goes on only after its group's commit is durable.
/// </summary>
internal sealed class GroupCommitWriter : IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly IGroupCommitHooks _hooks;
    private readonly IDisposable _statements;
    private readonly Func<string, Exception, Exception> _unavailable;
    private readonly SqliteOptions _options;
    private readonly TimeProvider _time;
    private readonly WriteQueue _queue;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="file">Owned from here on: disposed after the last commit.</param>
    /// <param name="statements">The operations' prepared statements; owned too.</param>
    /// <param name="hooks">What happens once per group.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">For the deadline of draining.</param>
    /// <param name="unavailable">Makes the port's exception from a message and a cause.</param>
    public GroupCommitWriter(
        SqliteFile file,
        IDisposable statements,
        IGroupCommitHooks hooks,
        SqliteOptions options,
        TimeProvider time,
        Func<string, Exception, Exception> unavailable)
    {
        (_file, _statements, _hooks) = (file, statements, hooks);
        (_unavailable, _options, _time) = (unavailable, options, time);
        _queue = new WriteQueue(options.MaxQueuedOperations);
        _begin = file.Prepare("BEGIN IMMEDIATE");
        _commit = file.Prepare("COMMIT");
        _rollback = file.Prepare("ROLLBACK");
        _thread = new Thread(WriteUntilClosed)
        {
            IsBackground = true,
            Name = $"{Path.GetFileName(file.Path)} writer",
        };
    }

    public void Start() => _thread.Start();

    /// <summary>Completes when the operation is durable. Cancelling stops the waiting for room, not the writing.</summary>
    public async Task WriteAsync(WriteOperation operation, CancellationToken cancellationToken)
    {
        if (!await _queue.EnqueueAsync(operation, cancellationToken))
        {
            operation.Fail(Closed());
        }

        await operation.Completion;
    }

    /// <summary>Writes what is queued, within <see cref="SqliteOptions.DrainTimeout"/>, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        try
        {
            await _finished.Task.WaitAsync(_options.DrainTimeout, _time);
        }
        catch (TimeoutException)
        {
            // The caller's deadline counts; what could not be written fails towards its callers, who hold it still.
            FailAll(_queue.Abandon(), Closed());
            await _finished.Task;
        }

        _queue.Dispose();
    }

    private void WriteUntilClosed()
    {
        var group = new List<WriteOperation>();
        while (_queue.Take(group, _options.MaxGroupSize))
        {
            WriteGroup(group);
            group.Clear();
        }

        CloseFile();
    }

    private void WriteGroup(List<WriteOperation> group)
    {
        try
        {
            _begin.Run();
            ExecuteAll(group);
            _hooks.BeforeCommit();
            _commit.Run();
        }
#pragma warning disable CA1031 // Whatever it was, the callers of the group get it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            RollBack(group, e);
            return;
        }

        Publish(group);
    }

    private void ExecuteAll(List<WriteOperation> group)
    {
        foreach (var operation in group)
        {
            try
            {
                operation.Execute();
            }
#pragma warning disable CA1031 // It goes to the caller of this operation; the others of the group go on.
            catch (Exception e) when (e is not SqliteFailure { IsRefusal: false })
#pragma warning restore CA1031
            {
                operation.Fault(Explain(e));
            }
        }
    }

    private void Publish(List<WriteOperation> group)
    {
        foreach (var operation in group)
        {
            operation.Committed();
        }

        _hooks.AfterCommit();
        foreach (var operation in group)
        {
            operation.Complete();
        }
    }

    private void RollBack(List<WriteOperation> group, Exception cause)
    {
        // After some errors SQLite has rolled back by itself.
        if (raw.sqlite3_get_autocommit(_file.Handle) == 0)
        {
            _rollback.Run();
        }

        _hooks.AfterRollback();
        FailAll(group, Explain(cause));
    }

    private Exception Explain(Exception cause) =>
        cause is SqliteFailure failure ? _unavailable(SqliteAdvice.For(_file.Path, failure), failure) : cause;

    private static void FailAll(List<WriteOperation> operations, Exception cause)
    {
        foreach (var operation in operations)
        {
            operation.Fail(cause);
        }
    }

    private Exception Closed() => _unavailable($"{_file.Path} is closing.", new ObjectDisposedException(_file.Path));

    private void CloseFile()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _statements.Dispose();
        _file.Dispose();
        _finished.SetResult();
    }
}
