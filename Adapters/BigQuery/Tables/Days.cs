namespace Isobar.Adapters.BigQuery.Tables;

/// <summary>
/// Days as literals: BigQuery leaves out the partitions of other days only if it knows the days before it begins, so neither a
/// subquery nor a join will do.
/// </summary>
internal static class Days
{
    /// <summary><c>TIMESTAMP '2026-11-22', TIMESTAMP '2026-11-21'</c>: the UTC days of these instants, each once.</summary>
    public static string Literals(IEnumerable<DateTimeOffset> instants) => string.Join(
        ", ", instants.Select(static instant => instant.UtcDateTime.Date).Distinct().Order().Select(static day => $"TIMESTAMP '{day:yyyy-MM-dd}'"));
}
