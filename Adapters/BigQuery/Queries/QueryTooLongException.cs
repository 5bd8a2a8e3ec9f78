namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>A query took longer than its bound, and its job was cancelled.</summary>
internal sealed class QueryTooLongException(TimeSpan timeout) : Exception($"The query was stopped after {timeout.TotalSeconds:0.###} s.");
