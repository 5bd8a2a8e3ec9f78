namespace Isobar.Client.Sending;

/// <summary>What a send came to.</summary>
/// <param name="Source">What was sent.</param>
/// <param name="Totals">Of this run.</param>
/// <param name="Skipped">Items that an earlier, interrupted run had settled.</param>
/// <param name="RejectedBefore">Of those, the ones that were rejected.</param>
/// <param name="Retries">Requests sent again.</param>
/// <param name="Elapsed">How long this run took.</param>
internal sealed record SendReport(
    string Source, SendTotals Totals, long Skipped, long RejectedBefore, int Retries, TimeSpan Elapsed)
{
    public bool IsClean => Totals.Rejected + RejectedBefore == 0;

    public bool IsEmpty => Totals.Items + Skipped == 0;
}
