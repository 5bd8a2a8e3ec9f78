namespace Isobar.EmbeddedRuntime.Tests;

/// <summary>One thread and a seed: which activation takes its next turn is drawn, and written down.</summary>
public sealed class SeededScheduler(int seed) : TaskScheduler, ITurnScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<object> _ready = [];

    public List<string> Trace { get; } = [];

    public void Schedule(ITurns turns) => _ready.Add(turns);

    /// <summary>Runs <paramref name="body"/> and all that follows from it, on this thread.</summary>
    public void Run(Func<Task> body)
    {
        var done = Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();
        while (_ready.Count > 0)
        {
            var index = _random.Next(_ready.Count);
            var next = _ready[index];
            _ready.RemoveAt(index);
            Step(next);
        }

        if (!done.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("Nothing is left to run, and the body has not ended.", done.Exception);
        }
    }

    protected override void QueueTask(Task task) => _ready.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready.OfType<Task>();

    private void Step(object next)
    {
        if (next is ITurns turns)
        {
            Trace.Add(turns.GrainId.ToString());
            turns.RunOne();
        }
        else
        {
            TryExecuteTask((Task)next);
        }
    }
}
