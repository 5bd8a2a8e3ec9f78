using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>A query to run.</summary>
/// <param name="Purpose">A word for job ids and metrics: letters.</param>
/// <param name="Sql">GoogleSQL.</param>
/// <param name="Parameters">What it names with an at sign.</param>
internal sealed record QueryJob(string Purpose, string Sql, params IReadOnlyList<QueryParameter> Parameters);
