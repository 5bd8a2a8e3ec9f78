namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// Fails deliveries to grains that have no observer. Orleans drops what they are sent and reports success, and the message would be acknowledged
/// without anybody having seen it.
/// </summary>
internal sealed class UnreadBatches : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) =>
        context.TargetId.IsSystemTarget() || DeliveryCalls.BatchOf(context.Request) is not { } batch
            ? context.Invoke()
            : CheckAsync(context, batch);

    private static async Task CheckAsync(IIncomingGrainCallContext context, StreamBatch batch)
    {
        await context.Invoke();
        if (!batch.IsRead && context.Result is null)
        {
            throw StreamConsumerMissingException.NobodyObserves(context.TargetId);
        }
    }
}
