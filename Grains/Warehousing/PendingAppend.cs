namespace Isobar.Warehousing;

/// <summary>The rows of one caller, and the answer that it waits for.</summary>
internal sealed class PendingAppend(IReadOnlyList<EnrichedEvent> rows)
{
    private readonly TaskCompletionSource<IReadOnlyList<AppendOutcome>> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<EnrichedEvent> Rows { get; } = rows;

    public Task<IReadOnlyList<AppendOutcome>> Answer => _answer.Task;

    public void Complete(IReadOnlyList<AppendOutcome> outcomes) => _answer.SetResult(outcomes);

    public void Fail(Exception failure) => _answer.SetException(failure);
}
