using Isobar.Warehousing;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>
/// Lets through what begins like a question. It keeps out statements that a read-only transaction would allow although they do more than
/// read: COPY … TO a file, COMMIT, SET, DO, LOCK, NOTIFY. The transaction keeps out the rest.
/// </summary>
internal static class QueryStatement
{
    private static readonly string[] WithCursor = ["SELECT", "WITH", "VALUES", "TABLE"];
    private static readonly string[] WithoutCursor = ["EXPLAIN", "SHOW"];

    /// <summary>Whether DECLARE CURSOR takes it; the other questions answer in text anyway.</summary>
    public static bool HasCursor(string sql) => WithCursor.Contains(FirstWord(sql), StringComparer.Ordinal);

    /// <exception cref="QueryRefusedException">It is no question.</exception>
    public static void Check(string sql)
    {
        var start = SkipToWord(sql);
        if (start == sql.Length || sql[start] == ';')
        {
            throw new QueryRefusedException("The query is empty. Send one SELECT.");
        }

        var word = FirstWord(sql);
        if (!WithCursor.Contains(word, StringComparer.Ordinal) && !WithoutCursor.Contains(word, StringComparer.Ordinal))
        {
            throw new QueryRefusedException($"Queries only read: {(word.Length > 0 ? word : "this")} is not allowed. Send one SELECT.");
        }
    }

    private static string FirstWord(string sql)
    {
        var start = SkipToWord(sql);
        var end = start;
        while (end < sql.Length && char.IsAsciiLetter(sql[end]))
        {
            end++;
        }

        return sql[start..end].ToUpperInvariant();
    }

    private static int SkipToWord(string sql)
    {
        var at = 0;
        while (at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[at]) || sql[at] == '(')
            {
                at++;
            }
            else if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
            {
                at = sql.AsSpan(at).IndexOfAny('\n', '\r') is var line and >= 0 ? at + line : sql.Length;
            }
            else if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0)
            {
                at = EndOfComment(sql, at);
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    // Comments nest in PostgreSQL.
    private static int EndOfComment(string sql, int at)
    {
        var depth = 0;
        for (; at + 1 < sql.Length; at++)
        {
            depth += (sql[at], sql[at + 1]) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            if ((sql[at], sql[at + 1]) is ('/', '*') or ('*', '/'))
            {
                at++;
            }

            if (depth == 0)
            {
                return at + 1;
            }
        }

        return sql.Length;
    }
}
