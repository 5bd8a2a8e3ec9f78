namespace Orleans.Streaming.GCP.Delivery;

/// <summary>A stream carries something else than its consumer observes.</summary>
[GenerateSerializer, Alias("Orleans.Streaming.GCP.StreamItemTypeException")]
public sealed class StreamItemTypeException : Exception
{
    public StreamItemTypeException(Type carried, Type observed)
        : base($"The stream carries {carried}, which is not the {observed} that its consumer observes.")
    {
    }
}
