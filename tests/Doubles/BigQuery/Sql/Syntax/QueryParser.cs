using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <summary>Queries: https://cloud.google.com/bigquery/docs/reference/standard-sql/query-syntax.</summary>
internal sealed partial class QueryParser
{
    private readonly TokenReader _tokens;

    public QueryParser(TokenReader tokens)
    {
        _tokens = tokens;
        Expressions = new ExpressionParser(tokens, this);
    }

    public ExpressionParser Expressions { get; }

    /// <summary>Whether a query begins here, perhaps within parentheses of its own.</summary>
    public static bool BeginsQuery(TokenReader tokens)
    {
        var ahead = 0;
        while (tokens.Peek(ahead).IsSymbol("("))
        {
            ahead++;
        }

        return tokens.Peek(ahead).IsWord("SELECT") || tokens.Peek(ahead).IsWord("WITH");
    }

    public Query Query()
    {
        var at = _tokens.At;
        var with = _tokens.TryWord("WITH") ? _tokens.List(Named) : [];
        var body = Body();
        IReadOnlyList<OrderItem> orderBy = _tokens.TryWords("ORDER", "BY") ? _tokens.List(Expressions.OrderItem) : [];
        Expression? limit = null;
        Expression? offset = null;
        if (_tokens.TryWord("LIMIT"))
        {
            limit = Expressions.Parse();
            offset = _tokens.TryWord("OFFSET") ? Expressions.Parse() : null;
        }

        return new Query(with, body, orderBy, limit, offset, at);
    }

    private NamedQuery Named()
    {
        var name = _tokens.ExpectName();
        _tokens.ExpectWord("AS");
        _tokens.ExpectSymbol("(");
        var query = Query();
        _tokens.ExpectSymbol(")");
        return new NamedQuery(name, query);
    }

    private QueryBody Body()
    {
        var left = Term();
        while (_tokens.IsWord("UNION") || _tokens.IsWord("INTERSECT") || _tokens.IsWord("EXCEPT"))
        {
            var sign = _tokens.Take();
            var all = _tokens.TryWord("ALL");
            if (!all)
            {
                _tokens.ExpectWord("DISTINCT");
            }

            left = new SetOperation(sign.Text.ToUpperInvariant(), all, left, Term(), sign.At);
        }

        return left;
    }

    private QueryBody Term()
    {
        var at = _tokens.At;
        if (!_tokens.TrySymbol("("))
        {
            return Select();
        }

        var query = Query();
        _tokens.ExpectSymbol(")");
        return new NestedQuery(query, at);
    }

    private Select Select()
    {
        var at = _tokens.At;
        if (!_tokens.TryWord("SELECT"))
        {
            throw _tokens.Unexpected();
        }

        var distinct = _tokens.TryWord("DISTINCT");
        if (!distinct)
        {
            _tokens.TryWord("ALL");
        }

        var select = new Select(at)
        {
            Distinct = distinct,
            AsStruct = _tokens.TryWords("AS", "STRUCT"),
            Items = Items(),
            From = _tokens.TryWord("FROM") ? From() : null,
            Where = _tokens.TryWord("WHERE") ? Expressions.Parse() : null,
        };
        if (_tokens.TryWords("GROUP", "BY"))
        {
            select = select with { Grouped = true, GroupBy = _tokens.List(Expressions.Parse) };
        }

        select = select with
        {
            Having = _tokens.TryWord("HAVING") ? Expressions.Parse() : null,
            Qualify = _tokens.TryWord("QUALIFY") ? Expressions.Parse() : null,
        };
        return _tokens.TryWord("WINDOW") ? select with { Windows = Windows() } : select;
    }

    private Dictionary<string, WindowSpecification> Windows() => _tokens.List(() =>
    {
        var name = _tokens.ExpectName();
        _tokens.ExpectWord("AS");
        return (name, Expressions.WindowBody());
    }).ToDictionary(window => window.name, window => window.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>The select list; BigQuery allows a comma behind its last item.</summary>
    private List<SelectItem> Items()
    {
        List<SelectItem> items = [Item()];
        while (_tokens.TrySymbol(",") && !_tokens.IsWord("FROM") && !_tokens.IsAtEnd && !_tokens.Current.IsSymbol(")"))
        {
            items.Add(Item());
        }

        return items;
    }

    private SelectItem Item()
    {
        var at = _tokens.At;
        if (_tokens.TrySymbol("*"))
        {
            return Star(null, at);
        }

        if (TokenReader.IsName(_tokens.Current) && _tokens.Peek().IsSymbol(".") && _tokens.Peek(2).IsSymbol("*"))
        {
            var of = _tokens.Take().Text;
            _tokens.Take();
            _tokens.Take();
            return Star(of, at);
        }

        return new SelectExpression(Expressions.Parse(), Alias(), at);
    }

    private SelectStar Star(string? of, Position at)
    {
        IReadOnlyList<string> except = [];
        IReadOnlyList<(string Name, Expression Value)> replace = [];
        if (_tokens.IsWord("EXCEPT") && _tokens.Peek().IsSymbol("("))
        {
            _tokens.Take();
            except = InParentheses(_tokens.ExpectName);
        }

        if (_tokens.TryWord("REPLACE"))
        {
            replace = InParentheses(() =>
            {
                var value = Expressions.Parse();
                _tokens.ExpectWord("AS");
                return (_tokens.ExpectName(), value);
            });
        }

        return new SelectStar(of, except, replace, at);
    }

    private List<T> InParentheses<T>(Func<T> read)
    {
        _tokens.ExpectSymbol("(");
        var items = _tokens.List(read);
        _tokens.ExpectSymbol(")");
        return items;
    }

    private string? Alias() =>
        _tokens.TryWord("AS") || TokenReader.IsName(_tokens.Current) ? _tokens.ExpectName() : null;
}
