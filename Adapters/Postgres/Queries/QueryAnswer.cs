using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Gathers the answer of a query, page by page, until its end or a limit.</summary>
internal sealed class QueryAnswer(PostgresOptions options, int maximumRows)
{
    private const int BytesPerValue = 16;

    private readonly List<IReadOnlyList<object?>> _rows = [];
    private string[] _columns = [];
    private bool _isTruncated;
    private long _bytes;

    public QueryResult Result => new(_columns, _rows, _isTruncated);

    /// <returns>The rows that were added, or fewer than came if a limit was met.</returns>
    public async Task<int> AddAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var types = Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeOID).ToArray();
        var before = _rows.Count;
        while (!_isTruncated && await reader.ReadAsync(cancellationToken))
        {
            _isTruncated = _rows.Count == maximumRows || _bytes > options.MaxQueryResultBytes;
            if (!_isTruncated)
            {
                _rows.Add(await RowAsync(reader, types, cancellationToken));
            }
        }

        return _rows.Count - before;
    }

    private async Task<object?[]> RowAsync(NpgsqlDataReader reader, uint[] types, CancellationToken cancellationToken)
    {
        var row = new object?[types.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : QueryValue.Of(types[i], await TextAsync(reader, i, cancellationToken));
        }

        return row;
    }

    // The length is known before the value is in memory.
    private async Task<string> TextAsync(NpgsqlDataReader reader, int column, CancellationToken cancellationToken)
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
