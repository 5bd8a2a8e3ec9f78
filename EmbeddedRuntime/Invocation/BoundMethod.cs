namespace Isobar.EmbeddedRuntime;

/// <summary>A method as one class implements it on one silo: what a call needs to know, and its figures.</summary>
internal sealed class BoundMethod(GrainMethod method, GrainClass grainClass, TimeSpan timeout, TimeProvider time)
{
    public GrainMethod Method { get; } = method;

    public GrainClass Class { get; } = grainClass;

    public TimeSpan Timeout { get; } = timeout;

    /// <summary>The timeout in the clock's timestamps, so that a call costs no conversion.</summary>
    public long TimeoutTimestamps { get; } = timeout == System.Threading.Timeout.InfiniteTimeSpan
        ? long.MaxValue / 2
        : (long)(timeout.TotalSeconds * time.TimestampFrequency);

    public CallHistogram Calls { get; } = new();

    public override string ToString() => $"{Method.InterfaceName}.{Method.Name}";
}
