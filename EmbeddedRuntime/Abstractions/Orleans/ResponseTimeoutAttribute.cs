using System.Globalization;

namespace Orleans;

/// <summary>How long a caller of this method, or of this interface, waits for the answer.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time to wait, as text: <c>hh:mm:ss</c>.</summary>
    public TimeSpan? Timeout { get; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
