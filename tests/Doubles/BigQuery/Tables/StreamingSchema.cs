using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>What streaming still believes of a table for a while after the table was created or changed.</summary>
/// <param name="Columns">The columns it knows; null: it does not know the table at all.</param>
/// <param name="Until">When it learns of the change.</param>
public sealed record StreamingSchema(IReadOnlyList<string>? Columns, Timestamp Until);
