using Isobar.Adapters.Postgres.Connections;
using Isobar.Adapters.Postgres.Schema;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres;

/// <summary>
/// How many rows there are: counted while that is cheap, else estimated as the planner does, from the density at the last VACUUM or ANALYZE
/// and the size of today.
/// </summary>
internal sealed class FigureCounts(PostgresTarget target, int exactUpTo)
{
    private const string EstimateSql = """
        SELECT CASE WHEN reltuples >= 0 AND relpages > 0
            THEN (reltuples / relpages * (pg_relation_size(oid) / current_setting('block_size')::int))::bigint END
        FROM pg_class WHERE oid = to_regclass($1)
        """;

    public async Task<WarehouseFigures> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await CountAsync(connection, EnrichedEventSchema.Table, cancellationToken);
        var letters = await CountAsync(connection, WarehouseTables.DeadLetters.Name, cancellationToken);
        var estimated = rows.IsEstimate || letters.IsEstimate ? $" Counts above {exactUpTo} are PostgreSQL's estimates." : string.Empty;
        return new WarehouseFigures("postgres", rows.Count, letters.Count, $"Every key exactly once, at once (unique index).{estimated}");
    }

    private async Task<(long? Count, bool IsEstimate)> CountAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        var table = target.Table(name);
        var counted = await ScalarAsync(connection, $"SELECT count(*) FROM (SELECT FROM {table} LIMIT $1) AS counted", (long)exactUpTo + 1, cancellationToken);
        if (counted <= exactUpTo)
        {
            return (counted, false);
        }

        // Never analysed: more than were counted, and no more is known.
        var estimate = await ScalarAsync(connection, EstimateSql, table, cancellationToken);
        return (estimate is { } value ? Math.Max(value, (long)exactUpTo + 1) : null, true);
    }

    private static async Task<long?> ScalarAsync(NpgsqlConnection connection, string sql, object parameter, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        return await command.ExecuteScalarAsync(cancellationToken) as long?;
    }
}
