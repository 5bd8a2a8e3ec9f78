using Isobar.Client.Load.Sending;
using Isobar.Client.Load.Visibility;

namespace Isobar.Client.Load;

/// <summary>What a load measured.</summary>
/// <param name="Totals">Of all connections.</param>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="OwnCores">Processor time that making and sending the load took, per second.</param>
/// <param name="Visibility">How soon events were rows, if measured.</param>
/// <param name="Drain">When all events were rows, if waited for.</param>
internal sealed record LoadReport(
    LoadCounters Totals, TimeSpan Elapsed, double OwnCores, VisibilityFigures? Visibility, DrainFigures? Drain)
{
    public double EventsPerSecond => Totals.Accepted / Elapsed.TotalSeconds;

    /// <summary>Whether everything came out as it must: only what is invalid was rejected, nothing is missing.</summary>
    public bool IsClean => Totals.Rejected == Totals.Invalid && Visibility is not { IsClean: false } && Drain is not { IsClean: false };
}
