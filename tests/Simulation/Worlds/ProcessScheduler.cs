namespace Isobar.Tests.Simulation.Worlds;

/// <summary>Every continuation is a step of its own, so that anything may come in between.</summary>
internal sealed class ProcessScheduler(Process process) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => process.World.Add(new Step(
        process, static (process, task) => ((ProcessScheduler)process.Scheduler).TryExecuteTask((Task)task), task, Mark: 1));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
