namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>How far a query may go.</summary>
/// <param name="MaximumRows">Rows beyond this are not fetched.</param>
/// <param name="Timeout">The job is cancelled after this.</param>
internal readonly record struct QueryBounds(int MaximumRows, TimeSpan Timeout);
