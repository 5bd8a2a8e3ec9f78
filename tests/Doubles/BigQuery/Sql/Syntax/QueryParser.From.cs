using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

internal sealed partial class QueryParser
{
    public FromItem From()
    {
        var left = Source();
        while (true)
        {
            var at = _tokens.At;
            if (_tokens.TrySymbol(","))
            {
                left = new JoinItem(JoinKind.Cross, left, Source(), null, [], at);
            }
            else if (Kind() is { } kind)
            {
                left = Join(kind, left, at);
            }
            else
            {
                return left;
            }
        }
    }

    private JoinKind? Kind()
    {
        if (_tokens.TryWord("JOIN") || _tokens.TryWords("INNER", "JOIN"))
        {
            return JoinKind.Inner;
        }

        if (_tokens.TryWords("CROSS", "JOIN"))
        {
            return JoinKind.Cross;
        }

        return OuterKind("LEFT") ? JoinKind.Left : OuterKind("RIGHT") ? JoinKind.Right : OuterKind("FULL") ? JoinKind.Full : null;
    }

    private bool OuterKind(string side) => _tokens.TryWords(side, "JOIN") || _tokens.TryWords(side, "OUTER", "JOIN");

    private JoinItem Join(JoinKind kind, FromItem left, Position at)
    {
        var right = Source();
        if (kind == JoinKind.Cross)
        {
            return new JoinItem(kind, left, right, null, [], at);
        }

        if (_tokens.TryWord("USING"))
        {
            return new JoinItem(kind, left, right, null, InParentheses(_tokens.ExpectName), at);
        }

        if (kind == JoinKind.Inner && right is UnnestItem && !_tokens.IsWord("ON"))
        {
            return new JoinItem(JoinKind.Cross, left, right, null, [], at);
        }

        _tokens.ExpectWord("ON");
        return new JoinItem(kind, left, right, Expressions.Parse(), [], at);
    }

    private FromItem Source()
    {
        var at = _tokens.At;
        if (_tokens.TryWord("UNNEST"))
        {
            return Unnest(at);
        }

        if (!_tokens.TrySymbol("("))
        {
            var path = Path();
            return new TableItem(path, Alias(), at);
        }

        if (!BeginsQuery(_tokens))
        {
            var joined = From();
            _tokens.ExpectSymbol(")");
            return joined;
        }

        var query = Query();
        _tokens.ExpectSymbol(")");
        return new SubqueryItem(query, Alias(), at);
    }

    private UnnestItem Unnest(Position at)
    {
        _tokens.ExpectSymbol("(");
        var array = Expressions.Parse();
        _tokens.ExpectSymbol(")");
        var alias = Alias();
        if (!_tokens.TryWords("WITH", "OFFSET"))
        {
            return new UnnestItem(array, alias, null, at);
        }

        return new UnnestItem(array, alias, Alias() ?? "offset", at);
    }

    /// <summary>A table's path: <c>a.b.c</c>, each part or the whole of it in backquotes, dashes allowed in a project's name.</summary>
    public TablePath Path()
    {
        var at = _tokens.At;
        List<string> parts = [.. Part(_tokens.ExpectName())];
        while (_tokens.Current.IsSymbol("-") && _tokens.Peek().Start == _tokens.Current.End)
        {
            _tokens.Take();
            parts[^1] += "-" + _tokens.Take().Text;
        }

        while (_tokens.TrySymbol("."))
        {
            parts.AddRange(Part(_tokens.ExpectMember()));
        }

        return parts.Count <= 3
            ? new TablePath(parts, at)
            : throw new QueryException($"Invalid table name: `{string.Join('.', parts)}`", at);
    }

    private static string[] Part(string text) => text.Split('.');
}
