using Isobar.Adapters.Postgres.Connections;
using Isobar.Adapters.Postgres.Schema;
using Isobar.Events;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Rows;

/// <summary>
/// Appends rows: a binary COPY into a table of the session's own, and from there an insert that leaves out the keys which are there, in one
/// transaction. A batch that the server refuses is halved until the row is known.
/// </summary>
internal sealed class RowAppender(PostgresConnections connections, PostgresInstruments instruments, int maximumRowBytes)
{
    private const string Incoming = "pg_temp.isobar_incoming";
    private const int BytesPerWrite = 256 * 1024;

    private static readonly string Columns = WarehouseTables.EnrichedEvents.ColumnList;

    private static readonly string CreateIncoming =
        $"CREATE TEMP TABLE IF NOT EXISTS isobar_incoming({WarehouseTables.EnrichedEvents.Declarations}) ON COMMIT DELETE ROWS";

    private static readonly string Copy = $"COPY {Incoming}({Columns}) FROM STDIN (FORMAT binary)";

    private readonly string _table = connections.Target.Table(EnrichedEventSchema.Table);

    /// <exception cref="WarehouseUnavailableException">It cannot be written now.</exception>
    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        var rounds = new AppendRounds(rows, maximumRowBytes);
        while (!rounds.IsDone)
        {
            var encoded = rounds.Next();
            await StoreAsync(rounds, encoded, 0, encoded.Count, cancellationToken);
            rounds.DecideRepetitions();
        }

        return rounds.Outcomes;
    }

    private async Task StoreAsync(AppendRounds rounds, EncodedRows rows, int first, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return;
        }

        try
        {
            var stored = await connections.WriteAsync(
                connection => StoreAsync(connection, rows, first, count, cancellationToken), cancellationToken);
            for (var i = first; i < first + count; i++)
            {
                rounds.Decide(rows[i].Position, stored.OutcomeOf(rows[i].Key));
            }
        }
        catch (PostgresException e) when (SqlStates.IsRefusal(e) && count == 1)
        {
            rounds.Refuse(rows[first].Position, $"{e.MessageText} (SQLSTATE {e.SqlState})");
        }
        catch (PostgresException e) when (SqlStates.IsRefusal(e))
        {
            instruments.Halvings.Increment();
            await StoreAsync(rounds, rows, first, count / 2, cancellationToken);
            await StoreAsync(rounds, rows, first + (count / 2), count - (count / 2), cancellationToken);
        }
    }

    private async Task<StoredKeys> StoreAsync(
        NpgsqlConnection connection, EncodedRows rows, int first, int count, CancellationToken cancellationToken)
    {
        await BeginAsync(connection, cancellationToken);
        await SendAsync(connection, rows.Bytes(first, count), cancellationToken);
        var stored = await InsertAsync(connection, count, cancellationToken);
        if (stored.Count == count)
        {
            return new StoredKeys(stored, new Dictionary<RowKey, DateTimeOffset>());
        }

        var others = Enumerable.Range(first, count).Select(i => rows[i].Key).Where(key => !stored.Contains(key)).Select(key => key.ToBytes());
        return new StoredKeys(stored, await EnrichedAtAsync(connection, [.. others], cancellationToken));
    }

    private static async Task BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DurableCommit.Command(), new(CreateIncoming) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task SendAsync(NpgsqlConnection connection, ReadOnlyMemory<byte> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(Copy, cancellationToken);
        await copy.WriteAsync(CopySink.Header, cancellationToken);
        for (var start = 0; start < rows.Length; start += BytesPerWrite)
        {
            await copy.WriteAsync(rows.Slice(start, Math.Min(BytesPerWrite, rows.Length - start)), cancellationToken);
        }

        await copy.WriteAsync(CopySink.Trailer, cancellationToken);
    }

    private async Task<HashSet<RowKey>> InsertAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        var stored = new HashSet<RowKey>(count);
        await using var insert = new NpgsqlCommand($"""
            INSERT INTO {_table}({Columns}) SELECT {Columns} FROM {Incoming} ORDER BY {TableDefinition.Key}
            ON CONFLICT ({TableDefinition.Key}) DO NOTHING RETURNING {TableDefinition.Key}
            """, connection);
        await using var reader = await insert.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            stored.Add(RowKey.FromBytes(reader.GetFieldValue<byte[]>(0)));
        }

        return stored;
    }

    // A statement of its own sees what the insert met, also where that was committed after the insert began.
    private async Task<Dictionary<RowKey, DateTimeOffset>> EnrichedAtAsync(
        NpgsqlConnection connection, byte[][] keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RowKey, DateTimeOffset>(keys.Length);
        await using var select = new NpgsqlCommand(
            $"SELECT {TableDefinition.Key}, enriched_at FROM {_table} WHERE {TableDefinition.Key} = ANY($1)", connection)
        {
            Parameters = { new() { Value = keys } },
        };
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(RowKey.FromBytes(reader.GetFieldValue<byte[]>(0)), reader.GetFieldValue<DateTimeOffset>(1));
        }

        return found;
    }
}
