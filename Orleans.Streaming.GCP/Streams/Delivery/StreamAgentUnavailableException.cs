namespace Orleans.Streaming.GCP.Delivery;

/// <summary>The agent that delivers the stream is not running, or holds as much as it may. Nothing was delivered, or not all of it: deliver it again.</summary>
[GenerateSerializer, Alias("Orleans.Streaming.GCP.StreamAgentUnavailableException")]
public sealed class StreamAgentUnavailableException(string message) : OrleansException(message);
