namespace Isobar.Adapters.Postgres.Schema;

/// <summary>What a table lacks that can be added, and what makes it unusable.</summary>
internal sealed class TableComparison(string table, TableDefinition wanted, FoundTable found)
{
    /// <summary>Nullable columns that came with a newer version.</summary>
    public IEnumerable<TableColumn> Missing => wanted.Columns.Where(column => column.Nullable && !found.Columns.ContainsKey(column.Name));

    /// <summary>A sentence for each difference that only a person can settle.</summary>
    public IEnumerable<string> Faults() =>
        [.. TableFaults(), .. wanted.Columns.Select(Fault).OfType<string>(), .. found.Columns.Select(StrangeFault).OfType<string>()];

    private IEnumerable<string> TableFaults()
    {
        if (found.Kind is not ("r" or "p"))
        {
            yield return $"{table} is not a table (relkind {found.Kind}).";
        }
        else if (found.Persistence != "p")
        {
            yield return $"{table} is unlogged or temporary, and would be empty after a crash: ALTER TABLE {table} SET LOGGED.";
        }
        else if (!found.IsKeyed)
        {
            yield return $"{table} has no unique index on {TableDefinition.Key} alone, without which a key could be there twice.";
        }
    }

    private string? Fault(TableColumn column)
    {
        if (!found.Columns.TryGetValue(column.Name, out var existing))
        {
            return column.Nullable ? null : $"{table}.{column.Name} is missing, and cannot be added because it must not be null.";
        }

        if (existing.Type != column.Type)
        {
            return $"{table}.{column.Name} is {existing.Type}; it must be {column.Type}.";
        }

        return existing.Nullable == column.Nullable
            ? null
            : $"{table}.{column.Name} {(existing.Nullable ? "may be null; it must be NOT NULL" : "is NOT NULL; it must allow null")}.";
    }

    // What somebody added for purposes of their own does no harm, as long as a row can do without it.
    private string? StrangeFault(KeyValuePair<string, FoundColumn> column) =>
        column.Value.Nullable || column.Value.FillsItself || wanted.Columns.Any(known => known.Name == column.Key)
            ? null
            : $"{table}.{column.Key} is unknown, and NOT NULL without a default: no row can be appended.";
}
