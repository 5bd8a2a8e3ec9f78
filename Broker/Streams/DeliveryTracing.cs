using System.Diagnostics;

namespace Isobar.Broker.Streams;

/// <summary>Joins deliveries to the traces that their items came with.</summary>
public static class DeliveryTracing
{
    /// <summary>The name of the activity source, for whoever exports traces.</summary>
    public const string SourceName = "Isobar.Broker";

    private static readonly ActivitySource Source = new(SourceName);

    /// <returns>Null where nobody records, or where there is no trace to join.</returns>
    internal static Activity? Start(string name, string? traceParent) =>
        traceParent is not null && Source.HasListeners() ? Source.StartActivity(name, ActivityKind.Consumer, traceParent) : null;
}
