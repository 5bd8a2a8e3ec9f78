namespace Isobar.State;

/// <summary>
/// Writes of one grain's state, never two at a time: whoever asks while a write is under way shares the one that follows it.
/// Used from the grain's turns only.
/// </summary>
/// <param name="write">Takes a snapshot of the state before its first await, and writes it.</param>
internal sealed class CoalescedWrites(Func<Task> write)
{
    private Task _current = Task.CompletedTask;
    private Task? _next;

    /// <summary>Completes when a write that began after this call has succeeded; fails as it fails.</summary>
    public Task WriteAsync()
    {
        if (_next is null && _current.IsCompleted)
        {
            return _current = write();
        }

        return _next ??= WriteAfterAsync(_current);
    }

    private async Task WriteAfterAsync(Task previous)
    {
        // Its own callers learn of its failure; the state to write now is newer.
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _current = _next!;
        _next = null;
        await write();
    }
}
