using System.Diagnostics;

namespace Isobar.Api.Telemetry;

/// <summary>W3C trace context.</summary>
public static class Tracing
{
    /// <summary>The name of the product's activity source, for whoever exports traces.</summary>
    public const string SourceName = "Isobar";

    internal static readonly ActivitySource Source = new(SourceName);

    /// <summary>The <c>traceparent</c> that what follows belongs to, or null where nobody records the trace.</summary>
    internal static string? Parent(Activity? activity) =>
        activity is { Recorded: true, IdFormat: ActivityIdFormat.W3C } ? activity.Id : null;
}
