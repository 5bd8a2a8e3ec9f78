namespace Isobar.Client.Load.Visibility;

/// <summary>How soon events could be queried.</summary>
/// <param name="Sent">Probes sent and accepted.</param>
/// <param name="Seen">Of those, the ones whose row came on the live stream.</param>
/// <param name="Asked">Of those, the ones that were asked for as well, right then.</param>
/// <param name="Confirmed">Of those, the ones that were found.</param>
/// <param name="Latency">From sending to seeing.</param>
internal sealed record VisibilityFigures(long Sent, long Seen, long Asked, long Confirmed, LatencyHistogram Latency)
{
    // More may be seen than sent: a probe whose answer was lost counts only if its row comes.
    public bool IsClean => Seen >= Sent && Confirmed == Asked;
}
