using Orleans.Serialization.Invocation;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>Finds the batch in a call that delivers one.</summary>
internal static class DeliveryCalls
{
    /// <returns>Null for any other call.</returns>
    public static StreamBatch? BatchOf(IInvokable request)
    {
        for (var i = request.GetArgumentCount() - 1; i >= 0; i--)
        {
            if (request.GetArgument(i) is StreamBatch batch)
            {
                return batch;
            }
        }

        return null;
    }
}
