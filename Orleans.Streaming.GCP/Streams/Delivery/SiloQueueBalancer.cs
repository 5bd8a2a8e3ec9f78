namespace Orleans.Streaming.GCP.Delivery;

/// <summary>Every silo has all queues, always: see <see cref="AgentQueues"/>.</summary>
internal sealed class SiloQueueBalancer : IStreamQueueBalancer
{
    private IReadOnlyList<QueueId> _queues = [];

    public Task Initialize(IStreamQueueMapper queueMapper)
    {
        _queues = [.. queueMapper.GetAllQueues()];
        return Task.CompletedTask;
    }

    public Task Shutdown() => Task.CompletedTask;

    public IEnumerable<QueueId> GetMyQueues() => _queues;

    public bool SubscribeToQueueDistributionChangeEvents(IStreamQueueBalanceListener observer) => true;

    public bool UnSubscribeFromQueueDistributionChangeEvents(IStreamQueueBalanceListener observer) => true;
}
