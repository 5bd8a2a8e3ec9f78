using Isobar.Warehousing;
using SQLitePCL;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Reads the answer of a query until its end or a limit.</summary>
internal static class QueryRows
{
    private const int BytesPerValue = 16;

    public static QueryResult Read(sqlite3_stmt statement, int maximumRows, int maximumBytes, Func<int, Exception> refuse)
    {
        var columns = Columns(statement);
        var rows = new List<IReadOnlyList<object?>>();
        for (long bytes = 0; Step(statement, refuse);)
        {
            if (rows.Count == maximumRows || bytes > maximumBytes)
            {
                return new QueryResult(columns, rows, Truncated: true);
            }

            rows.Add(Row(statement, columns.Length, ref bytes));
        }

        return new QueryResult(columns, rows, Truncated: false);
    }

    private static string[] Columns(sqlite3_stmt statement)
    {
        var columns = new string[raw.sqlite3_column_count(statement)];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = raw.sqlite3_column_name(statement, i).utf8_to_string();
        }

        return columns;
    }

    private static bool Step(sqlite3_stmt statement, Func<int, Exception> refuse)
    {
        var code = raw.sqlite3_step(statement);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw refuse(code),
        };
    }

    private static object?[] Row(sqlite3_stmt statement, int columns, ref long bytes)
    {
        var row = new object?[columns];
        for (var i = 0; i < columns; i++)
        {
            row[i] = Value(statement, i);
            bytes += BytesPerValue + raw.sqlite3_column_bytes(statement, i);
        }

        return row;
    }

    private static object? Value(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, column).utf8_to_string(),
        raw.SQLITE_BLOB => Convert.ToHexStringLower(raw.sqlite3_column_blob(statement, column)),
        _ => null,
    };
}
