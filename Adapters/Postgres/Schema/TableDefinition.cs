namespace Isobar.Adapters.Postgres.Schema;

/// <summary>A table as it should be, keyed by <c>row_key</c>.</summary>
/// <param name="Name">Without its schema.</param>
/// <param name="Columns">In the order in which they are written and read.</param>
/// <param name="Indexes">Column lists of further indexes, by name.</param>
internal sealed record TableDefinition(
    string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyDictionary<string, string> Indexes)
{
    public const string Key = "row_key";

    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    public string Declarations => string.Join(", ", Columns.Select(column => column.Declaration));
}
