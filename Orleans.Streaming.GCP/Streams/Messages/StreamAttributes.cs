namespace Orleans.Streaming.GCP.Messages;

/// <summary>The names of the attributes by which messages and streams find each other.</summary>
public static class StreamAttributes
{
    /// <summary>The stream's namespace; empty for a stream without one.</summary>
    public const string Namespace = "stream_namespace";

    /// <summary>The stream's key.</summary>
    public const string Key = "stream_key";

    /// <summary>What the names of attributes begin with that carry the producer's request context.</summary>
    public const string ContextPrefix = "context_";
}
