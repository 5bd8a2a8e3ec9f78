namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Wakes the pulls that wait when there is something to look at. Guarded by its owner's lock.</summary>
internal sealed class Arrival
{
    private TaskCompletionSource? _next;

    public Task Next => (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Signal()
    {
        _next?.TrySetResult();
        _next = null;
    }
}
