using Isobar.Adapters.Postgres.Connections;
using Isobar.Adapters.Postgres.Schema;
using Isobar.Events;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>Finds rows by their keys.</summary>
internal sealed class RowLookup(PostgresTarget target)
{
    private static readonly string Columns = WarehouseTables.EnrichedEvents.ColumnList;

    private readonly string _byKeys = $"SELECT {Columns} FROM {target.Table(EnrichedEventSchema.Table)} WHERE row_key = ANY($1)";

    // Hops from hour to hour, newest first: the last key before an hour (its four bytes sort before every key of it) tells the next hour
    // that has rows. Two index seeks per hour present, in the server, instead of a second index on the whole table. The limit inside keeps
    // each seek a seek, and the one outside ends the hopping.
    private readonly string _byIdentity = $"""
        WITH RECURSIVE hours(hour) AS (
            (SELECT substring(row_key FROM 1 FOR 4) FROM {target.Table(EnrichedEventSchema.Table)} ORDER BY row_key DESC LIMIT 1)
            UNION ALL
            SELECT (SELECT substring(row_key FROM 1 FOR 4) FROM {target.Table(EnrichedEventSchema.Table)}
                WHERE row_key < hours.hour ORDER BY row_key DESC LIMIT 1)
            FROM hours WHERE hours.hour IS NOT NULL)
        SELECT found.* FROM hours CROSS JOIN LATERAL (
            SELECT {Columns} FROM {target.Table(EnrichedEventSchema.Table)} WHERE row_key = hours.hour || $1 LIMIT 1) found
        LIMIT 1
        """;

    public async Task<IReadOnlyList<EnrichedEvent>> ByKeysAsync(
        NpgsqlConnection connection, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) =>
        await ReadAsync(connection, _byKeys, keys.Distinct().Select(key => key.ToBytes()).ToArray(), cancellationToken);

    /// <summary>The newest row of an identity, whatever its hour.</summary>
    public async Task<EnrichedEvent?> ByIdentityAsync(
        NpgsqlConnection connection, EventIdentity identity, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, _byIdentity, identity.At(0).ToBytes()[sizeof(uint)..], cancellationToken)).FirstOrDefault();

    private static async Task<List<EnrichedEvent>> ReadAsync(
        NpgsqlConnection connection, string sql, object parameter, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new EnrichedEventReader(new RowColumns(reader));
        var rows = new List<EnrichedEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row.Read());
        }

        return rows;
    }
}
