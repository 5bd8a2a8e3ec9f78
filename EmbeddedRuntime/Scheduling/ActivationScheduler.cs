using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>
/// Runs what belongs to one activation, one thing at a time: the activation's own turns, in which it starts requests, and
/// the continuations of what the grain awaits.
/// </summary>
internal sealed class ActivationScheduler(Activation activation, ITurnScheduler turns) : TaskScheduler, IGrainScheduler, ITurns
{
    // Long enough to amortise the trip through the pool, short enough to be fair to other activations.
    private const int MaxTurnsPerSlice = 32;

    private static readonly Action<object?> RunActivationTurn = static activation => ((Activation)activation!).RunTurn();

    private readonly Lock _gate = new();
    private readonly Queue<object> _queue = new();
    private bool _isScheduled;
    private object? _activationTurn;

    public IGrainContext Context => activation;

    public GrainId GrainId => activation.GrainId;

    /// <summary>Whether turns are to be as short as possible, because the scheduler chooses anew after each.</summary>
    public bool IsRunningOne { get; private set; }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Queues one <see cref="Activation.RunTurn"/>.</summary>
    public void QueueTurn() => Enqueue(activation);

    /// <summary>Queues <paramref name="action"/> as a turn.</summary>
    public void Post(Action<object?> action, object? state)
    {
        // Without suppression the task would keep the poster's ambient values alive, and show them to the grain.
        using var _ = FlowSuppression.Begin();
        new Task(action, state).Start(this);
    }

    public void RunOne()
    {
        IsRunningOne = true;
        Run(atMost: 1);
    }

    void IThreadPoolWorkItem.Execute() => Run(MaxTurnsPerSlice);

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        (ReferenceEquals(task, _activationTurn) || (!taskWasPreviouslyQueued && ReferenceEquals(Current, this)))
        && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _queue.OfType<Task>()];
        }
    }

    private void Enqueue(object item)
    {
        lock (_gate)
        {
            _queue.Enqueue(item);
            if (_isScheduled)
            {
                return;
            }

            _isScheduled = true;
        }

        turns.Schedule(this);
    }

    private void Run(int atMost)
    {
        for (var count = 0; count < atMost; count++)
        {
            if (!TryDequeue(out var item))
            {
                return;
            }

            RunItem(item);
        }

        if (HasMore())
        {
            turns.Schedule(this);
        }
    }

    private bool TryDequeue(out object item)
    {
        lock (_gate)
        {
            _isScheduled = _queue.TryDequeue(out item!);
            return _isScheduled;
        }
    }

    private bool HasMore()
    {
        lock (_gate)
        {
            _isScheduled = _queue.Count > 0;
            return _isScheduled;
        }
    }

    private void RunItem(object item)
    {
        if (activation.Silo.IsAborted)
        {
            return;
        }

        if (item is Task task)
        {
            TryExecuteTask(task);
            return;
        }

        // A task, so that what the turn starts has this scheduler as its current one; made here rather than by the
        // sender, whose ambient values it would capture.
        var turn = new Task(RunActivationTurn, activation);
        _activationTurn = turn;
        turn.RunSynchronously(this);
    }
}
