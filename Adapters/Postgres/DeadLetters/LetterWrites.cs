using Isobar.Adapters.Postgres.Connections;
using Isobar.Adapters.Postgres.Schema;
using Isobar.Warehousing;
using Npgsql;
using NpgsqlTypes;

namespace Isobar.Adapters.Postgres.DeadLetters;

/// <summary>Stores and removes dead letters, always in the order of their keys, so that callers wait for each other and do not deadlock.</summary>
internal sealed class LetterWrites(PostgresTarget target)
{
    private static readonly TableDefinition Letters = WarehouseTables.DeadLetters;

    private static readonly string Excluded = string.Join(", ", Letters.Columns.Select(column => $"excluded.\"{column.Name}\""));

    private readonly string _upsert = $"""
        INSERT INTO {target.Table(Letters.Name)} AS held ({Letters.ColumnList})
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (row_key) DO UPDATE SET ({Letters.ColumnList}) = ROW({Excluded}) WHERE held.received_at < excluded.received_at
        """;

    private readonly string _delete = $"""
        DELETE FROM {target.Table(Letters.Name)} WHERE row_key IN (
            SELECT held.row_key FROM {target.Table(Letters.Name)} held JOIN unnest($1, $2) AS gone(row_key, received_at)
            ON held.row_key = gone.row_key AND held.received_at = gone.received_at ORDER BY held.row_key FOR UPDATE OF held)
        """;

    public async Task<int> AppendAsync(NpgsqlConnection connection, IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var newest = Newest(letters);
        var upsert = new NpgsqlBatchCommand(_upsert)
        {
            Parameters =
            {
                Values(newest, letter => letter.Key.ToBytes(), NpgsqlDbType.Bytea),
                Values(newest, letter => letter.ReceivedAt, NpgsqlDbType.TimestampTz),
                Values(newest, letter => letter.Reason, NpgsqlDbType.Text),
                Values(newest, letter => letter.Detail, NpgsqlDbType.Text),
                Values(newest, letter => letter.Attempts, NpgsqlDbType.Integer),
                Values(newest, letter => letter.Source, NpgsqlDbType.Text),
                Values(newest, letter => letter.Payload.ToArray(), NpgsqlDbType.Bytea),
                Values(newest, letter => letter.UserId, NpgsqlDbType.Text),
                Values(newest, letter => letter.EventId, NpgsqlDbType.Text),
            },
        };
        return await ExecuteAsync(connection, upsert, cancellationToken);
    }

    public async Task<int> RemoveAsync(
        NpgsqlConnection connection, IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken)
    {
        var delete = new NpgsqlBatchCommand(_delete)
        {
            Parameters =
            {
                Values(letters, letter => letter.Key.ToBytes(), NpgsqlDbType.Bytea),
                Values(letters, letter => StoredInstant.Of(letter.ReceivedAt), NpgsqlDbType.TimestampTz),
            },
        };
        return await ExecuteAsync(connection, delete, cancellationToken);
    }

    // One statement cannot change a row twice. Equally old ones: the first.
    private static List<DeadLetter> Newest(IReadOnlyList<DeadLetter> letters) =>
        [.. letters.Select(Storable).GroupBy(letter => letter.Key).Select(same => same.MaxBy(letter => letter.ReceivedAt)!).OrderBy(letter => letter.Key)];

    private static DeadLetter Storable(DeadLetter letter) => letter with
    {
        ReceivedAt = StoredInstant.Of(letter.ReceivedAt),
        Reason = StorableText.Of(letter.Reason),
        Detail = StorableText.Of(letter.Detail),
        Source = StorableText.Of(letter.Source),
        UserId = StorableText.OfOptional(letter.UserId),
        EventId = StorableText.OfOptional(letter.EventId),
    };

    private static NpgsqlParameter Values<TItem, TValue>(IReadOnlyList<TItem> items, Func<TItem, TValue> value, NpgsqlDbType type) =>
        new() { Value = items.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DurableCommit.Command(), command } };
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
