namespace Orleans.Streaming.GCP.Delivery;

/// <summary>
/// Learns from the calls themselves what becomes of deliveries: the call that carries a batch succeeds, and only then has its consumer dealt
/// with it.
/// </summary>
/// <remarks>
/// It also spares agents a question. Before its first delivery an agent asks each consumer for its place in the stream, which activates
/// the consumer, and reads nothing more until all have answered: one slow activation would hold up every stream of the agent. Streams of
/// these providers cannot be rewound, so that the answer is always "no place", and it is given here at once.
/// </remarks>
internal sealed class DeliveryOutcomes(DeliveringAgents agents) : IOutgoingGrainCallFilter
{
    private const string AskForPlace = "GetSequenceToken";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!agents.Includes(context.SourceContext))
        {
            return context.Invoke();
        }

        if (DeliveryCalls.BatchOf(context.Request) is { Cursor: { } cursor } batch)
        {
            return FollowAsync(context, cursor, batch);
        }

        if (context.MethodName == AskForPlace)
        {
            context.Result = null;
            return Task.CompletedTask;
        }

        return context.Invoke();
    }

    private static async Task FollowAsync(IOutgoingGrainCallContext context, BatchCursor cursor, StreamBatch batch)
    {
        cursor.OnSent(batch);
        try
        {
            await context.Invoke();
        }
        catch (Exception failure)
        {
            cursor.OnFailed(batch, failure);
            throw;
        }

        // A consumer that answers with a token has not looked at the batch: it wants to begin elsewhere.
        if (context.Result is null)
        {
            cursor.OnConsumed(batch);
        }
    }
}
