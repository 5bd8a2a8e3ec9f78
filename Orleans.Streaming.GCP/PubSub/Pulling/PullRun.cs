namespace Isobar.PubSub.Pulling;

/// <summary>One pull request under way.</summary>
/// <param name="seeks">How many seeks had been when it began.</param>
internal sealed class PullRun(int seeks) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public int Seeks { get; } = seeks;

    public Task Task { get; set; } = Task.CompletedTask;

    public CancellationToken Cancelled => _cancellation.Token;

    // Callbacks run elsewhere: whoever cancels holds a lock.
    public void Cancel() => _ = _cancellation.CancelAsync();

    public void Dispose() => _cancellation.Dispose();
}
