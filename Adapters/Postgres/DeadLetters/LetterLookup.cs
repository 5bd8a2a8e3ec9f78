using Isobar.Adapters.Postgres.Connections;
using Isobar.Adapters.Postgres.Schema;
using Isobar.Events;
using Isobar.Warehousing;
using Npgsql;
using NpgsqlTypes;

namespace Isobar.Adapters.Postgres.DeadLetters;

/// <summary>Lists dead letters, and finds one by its event.</summary>
internal sealed class LetterLookup(PostgresTarget target)
{
    private static readonly TableDefinition Letters = WarehouseTables.DeadLetters;

    // Planned with the values at hand, so that a condition which is null costs nothing.
    private readonly string _list = $"""
        SELECT {Letters.ColumnList} FROM {target.Table(Letters.Name)}
        WHERE ($1 IS NULL OR reason = $1) AND ($2 IS NULL OR (received_at, row_key) < ($2, $3)) AND ($4 IS NULL OR row_key = ANY($4))
        ORDER BY received_at DESC, row_key DESC LIMIT $5
        """;

    private readonly string _byEvent = $"""
        SELECT {Letters.ColumnList} FROM {target.Table(Letters.Name)}
        WHERE event_id = $1 AND user_id = $2 ORDER BY received_at DESC LIMIT 1
        """;

    public Task<List<DeadLetter>> ListAsync(NpgsqlConnection connection, DeadLetterFilter filter, CancellationToken cancellationToken) =>
        ReadAsync(
            connection,
            _list,
            [
                Parameter(StorableText.OfOptional(filter.Reason), NpgsqlDbType.Text),
                Parameter(filter.Before is { } before ? StoredInstant.Of(before.ReceivedAt) : null, NpgsqlDbType.TimestampTz),
                Parameter(filter.Before?.Key.ToBytes(), NpgsqlDbType.Bytea),
                Parameter(filter.Keys?.Select(key => key.ToBytes()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bytea),
                Parameter(filter.Limit, NpgsqlDbType.Integer),
            ],
            cancellationToken);

    public async Task<DeadLetter?> ByEventAsync(
        NpgsqlConnection connection, string userId, string eventId, CancellationToken cancellationToken) =>
        (await ReadAsync(
            connection,
            _byEvent,
            [Parameter(StorableText.Of(eventId), NpgsqlDbType.Text), Parameter(StorableText.Of(userId), NpgsqlDbType.Text)],
            cancellationToken)).FirstOrDefault();

    private static NpgsqlParameter Parameter(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static async Task<List<DeadLetter>> ReadAsync(
        NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(cancellationToken))
        {
            letters.Add(Read(reader));
        }

        return letters;
    }

    private static DeadLetter Read(NpgsqlDataReader row) => new()
    {
        Key = RowKey.FromBytes(row.GetFieldValue<byte[]>(0)),
        ReceivedAt = row.GetFieldValue<DateTimeOffset>(1),
        Reason = row.GetString(2),
        Detail = row.GetString(3),
        Attempts = row.GetInt32(4),
        Source = row.GetString(5),
        Payload = row.GetFieldValue<byte[]>(6),
        UserId = row.IsDBNull(7) ? null : row.GetString(7),
        EventId = row.IsDBNull(8) ? null : row.GetString(8),
    };
}
