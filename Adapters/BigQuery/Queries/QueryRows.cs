using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>What a query found, as it came over the wire.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, as many as were wanted.</param>
/// <param name="Truncated">Whether there are more.</param>
/// <param name="JobId">The job, for what it cost.</param>
internal sealed record QueryRows(IReadOnlyList<FieldSchema> Columns, IReadOnlyList<WireRow> Rows, bool Truncated, string JobId);
