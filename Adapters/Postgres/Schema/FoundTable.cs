using Npgsql;

namespace Isobar.Adapters.Postgres.Schema;

/// <summary>A table as it is in the database.</summary>
/// <param name="Kind"><c>relkind</c>: r for a table, p for a partitioned one.</param>
/// <param name="Persistence"><c>relpersistence</c>: p if it survives a crash.</param>
/// <param name="IsKeyed">Whether a unique index holds every key once.</param>
/// <param name="Columns">By name.</param>
internal sealed record FoundTable(string Kind, string Persistence, bool IsKeyed, IReadOnlyDictionary<string, FoundColumn> Columns)
{
    private const string TableSql = """
        SELECT c.relkind::text, c.relpersistence::text, EXISTS(
            SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate
                AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indnkeyatts = 1 AND a.attname = $2)
        FROM pg_class c WHERE c.oid = to_regclass($1)
        """;

    private const string ColumnsSql = """
        SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> ''
        FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
        """;

    /// <returns>Null if there is none of that name.</returns>
    public static async Task<FoundTable?> ReadAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        var columns = await ReadColumnsAsync(connection, table, cancellationToken);
        await using var command = new NpgsqlCommand(TableSql, connection) { Parameters = { new() { Value = table }, new() { Value = TableDefinition.Key } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new FoundTable(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), columns)
            : null;
    }

    private static async Task<Dictionary<string, FoundColumn>> ReadColumnsAsync(
        NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        var columns = new Dictionary<string, FoundColumn>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(ColumnsSql, connection) { Parameters = { new() { Value = table } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            columns.Add(reader.GetString(0), new FoundColumn(reader.GetString(1), Nullable: !reader.GetBoolean(2), reader.GetBoolean(3)));
        }

        return columns;
    }
}

/// <summary>A column as it is.</summary>
internal sealed record FoundColumn(string Type, bool Nullable, bool FillsItself);
