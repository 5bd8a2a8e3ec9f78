using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>A column that a query's expressions can name.</summary>
/// <param name="Qualifier">The table's alias.</param>
/// <param name="Index">Its place in the row.</param>
/// <param name="Merged">The right side of a JOIN USING: only to be had with its qualifier, and not part of <c>*</c>.</param>
public sealed record ScopeColumn(string? Qualifier, string Name, SqlType Type, int Index, bool Merged = false);

/// <summary>The columns in sight, and those of the queries around.</summary>
public sealed class Scope(Scope? parent, IReadOnlyList<ScopeColumn> columns)
{
    public static readonly Scope Empty = new(null, []);

    public Scope? Parent { get; } = parent;

    public IReadOnlyList<ScopeColumn> Columns { get; } = columns;

    /// <summary>How much of a row the columns reach into.</summary>
    public int Width => Columns.Count == 0 ? 0 : Columns.Max(column => column.Index) + 1;

    public IEnumerable<ScopeColumn> Of(string qualifier) => Columns.Where(column => Same(column.Qualifier, qualifier));

    public IEnumerable<ScopeColumn> Named(string name) => Columns.Where(column => !column.Merged && Same(column.Name, name));

    public static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
