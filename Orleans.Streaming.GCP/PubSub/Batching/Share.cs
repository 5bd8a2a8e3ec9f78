namespace Isobar.PubSub.Batching;

/// <summary>One caller's part of a batch.</summary>
internal sealed class Share(int start)
{
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Start { get; } = start;

    public int Count { get; set; }

    public Task Task => _outcome.Task;

    public void Succeed() => _outcome.SetResult();

    public void Fail(Exception failure) => _outcome.SetException(failure);
}
