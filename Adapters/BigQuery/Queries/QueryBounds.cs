namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>How far a query may go.</summary>
/// <param name="MaximumRows">Rows beyond this are not fetched.</param>
/// <param name="Timeout">The job is cancelled after this.</param>
/// <param name="MaximumBytesBilled">
/// A job that BigQuery expects to read more is refused by it; null for what has to run. BigQuery's expectation leaves clustering out of account,
/// so that a bound would some day refuse every look-up in a large table.
/// </param>
internal readonly record struct QueryBounds(int MaximumRows, TimeSpan Timeout, long? MaximumBytesBilled = null);
