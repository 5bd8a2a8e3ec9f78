using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>A column of a table, or a field of a record. A repeated one has the type ARRAY.</summary>
public sealed record Column(string Name, SqlType Type, bool Required = false, string? Description = null)
{
    public bool Repeated => Type.Kind == TypeKind.Array;

    public bool Nullable => !Required && !Repeated;

    /// <summary>The columns of a RECORD.</summary>
    public IReadOnlyList<Column> Fields { get; init; } = [];
}
