namespace Orleans;

/// <summary>
/// Every stream of this namespace is delivered to the grain of this class that has the stream's key as its own. The class
/// implements <see cref="Streams.Core.IStreamSubscriptionObserver"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ImplicitStreamSubscriptionAttribute(string streamNamespace) : Attribute
{
    /// <summary>The streams' namespace.</summary>
    public string StreamNamespace { get; } = streamNamespace;
}
