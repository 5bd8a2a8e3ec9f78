using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Reads the answer of a query until its end or a limit.</summary>
internal sealed class QueryAnswer(NpgsqlDataReader reader, PostgresOptions options)
{
    private const int BytesPerValue = 16;

    private long _bytes;

    public async Task<QueryResult> ReadAsync(int maximumRows, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var types = Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeOID).ToArray();
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count == maximumRows || _bytes > options.MaxQueryResultBytes)
            {
                return new QueryResult(names, rows, Truncated: true);
            }

            rows.Add(await RowAsync(types, cancellationToken));
        }

        return new QueryResult(names, rows, Truncated: false);
    }

    private async Task<object?[]> RowAsync(uint[] types, CancellationToken cancellationToken)
    {
        var row = new object?[types.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : QueryValue.Of(types[i], await TextAsync(i, cancellationToken));
        }

        return row;
    }

    // The length is known before the value is in memory.
    private async Task<string> TextAsync(int column, CancellationToken cancellationToken)
    {
        var length = reader.GetBytes(column, 0, null, 0, 0);
        if (length > options.MaxQueryValueBytes)
        {
            throw new QueryRefusedException(
                $"A value of {reader.GetName(column)} has {length} bytes, more than {options.MaxQueryValueBytes} (Postgres:MaxQueryValueBytes). Select a part of it.");
        }

        _bytes += BytesPerValue + length;
        return await reader.GetFieldValueAsync<string>(column, cancellationToken);
    }
}
