namespace Orleans.Streaming.GCP.Delivery;

/// <summary>How an agent reads its queue.</summary>
internal sealed class QueueReceiver(AgentQueue queue) : IQueueAdapterReceiver
{
    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken) =>
        queue.ReadAsync(maxCount, cancellationToken);

    // Deliveries are settled by their outcomes, and never by being purged.
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    public Task Shutdown(TimeSpan timeout)
    {
        queue.Close();
        return Task.CompletedTask;
    }
}
