using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <summary>
/// Expressions by precedence: https://cloud.google.com/bigquery/docs/reference/standard-sql/operators#operator_precedence.
/// </summary>
internal sealed partial class ExpressionParser(TokenReader tokens, QueryParser queries)
{
    /// <summary>A query nested deeper than this would overflow the stack; BigQuery has a limit too.</summary>
    private const int MaximumDepth = 400;

    private int _depth;

    public Expression Parse()
    {
        if (++_depth > MaximumDepth)
        {
            throw new QueryException("Query is too complex: expressions are nested too deeply", tokens.At);
        }

        var expression = Or();
        _depth--;
        return expression;
    }

    private Expression Or()
    {
        var left = And();
        while (tokens.IsWord("OR"))
        {
            var at = tokens.Take().At;
            left = new BinaryExpression("OR", left, And(), at);
        }

        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (tokens.IsWord("AND"))
        {
            var at = tokens.Take().At;
            left = new BinaryExpression("AND", left, Not(), at);
        }

        return left;
    }

    private Expression Not()
    {
        var at = tokens.At;
        return tokens.TryWord("NOT") ? new UnaryExpression("NOT", Not(), at) : Comparison();
    }

    private Expression Comparison()
    {
        var left = BitOr();
        while (true)
        {
            var at = tokens.At;
            if (tokens.Current is { Kind: TokenKind.Symbol, Text: "=" or "<" or ">" or "<=" or ">=" or "!=" or "<>" } sign)
            {
                tokens.Take();
                left = new BinaryExpression(sign.Text == "<>" ? "!=" : sign.Text, left, BitOr(), at);
            }
            else if (tokens.TryWord("IS"))
            {
                left = Is(left, at);
            }
            else if (tokens.IsWord("NOT") && Negatable(tokens.Peek()))
            {
                tokens.Take();
                left = Negatable(left, true, at);
            }
            else if (Negatable(tokens.Current))
            {
                left = Negatable(left, false, at);
            }
            else
            {
                return left;
            }
        }
    }

    private static bool Negatable(Token token) => token.IsWord("BETWEEN") || token.IsWord("LIKE") || token.IsWord("IN");

    private Expression Negatable(Expression left, bool negated, Position at)
    {
        if (tokens.TryWord("BETWEEN"))
        {
            var low = BitOr();
            tokens.ExpectWord("AND");
            return new BetweenExpression(left, low, BitOr(), negated, at);
        }

        if (tokens.TryWord("LIKE"))
        {
            return new LikeExpression(left, BitOr(), negated, at);
        }

        tokens.ExpectWord("IN");
        return In(left, negated, at);
    }

    private IsExpression Is(Expression left, Position at)
    {
        var negated = tokens.TryWord("NOT");
        if (tokens.TryWords("DISTINCT", "FROM"))
        {
            throw new QueryException("The BigQuery double does not support IS DISTINCT FROM", at);
        }

        return tokens.IsWord("NULL") || tokens.IsWord("TRUE") || tokens.IsWord("FALSE")
            ? new IsExpression(left, tokens.Take().Text.ToUpperInvariant(), negated, at)
            : throw tokens.Unexpected();
    }

    private Expression In(Expression left, bool negated, Position at)
    {
        if (tokens.TryWord("UNNEST"))
        {
            tokens.ExpectSymbol("(");
            var array = Parse();
            tokens.ExpectSymbol(")");
            return new InArrayExpression(left, array, negated, at);
        }

        tokens.ExpectSymbol("(");
        Expression result = QueryParser.BeginsQuery(tokens)
            ? new InQueryExpression(left, queries.Query(), negated, at)
            : new InListExpression(left, tokens.List(Parse), negated, at);
        tokens.ExpectSymbol(")");
        return result;
    }

    private Expression BitOr() => Binary(BitXor, "|");

    private Expression BitXor() => Binary(BitAnd, "^");

    private Expression BitAnd() => Binary(Shift, "&");

    private Expression Shift() => Binary(Sum, "<<", ">>");

    private Expression Sum() => Binary(Product, "+", "-");

    private Expression Product() => Binary(Unary, "*", "/", "||");

    private Expression Binary(Func<Expression> operand, params string[] signs)
    {
        var left = operand();
        while (tokens.Current.Kind == TokenKind.Symbol && signs.Contains(tokens.Current.Text, StringComparer.Ordinal))
        {
            var sign = tokens.Take();
            left = new BinaryExpression(sign.Text, left, operand(), sign.At);
        }

        return left;
    }

    private Expression Unary()
    {
        var at = tokens.At;
        foreach (var sign in (ReadOnlySpan<string>)["-", "+", "~"])
        {
            if (tokens.TrySymbol(sign))
            {
                return Signed(sign, Unary(), at);
            }
        }

        return Postfix(Primary());
    }

    private static Expression Signed(string sign, Expression operand, Position at) => (sign, operand) switch
    {
        ("+", _) => operand,
        ("-", LiteralExpression { Value: long number } literal) => literal with { Value = unchecked(-number), At = at },
        ("-", LiteralExpression { Value: double number } literal) => literal with { Value = -number, At = at },
        _ => new UnaryExpression(sign, operand, at),
    };

    private Expression Postfix(Expression operand)
    {
        while (true)
        {
            var at = tokens.At;
            if (tokens.TrySymbol("."))
            {
                operand = new FieldExpression(operand, tokens.ExpectMember(), at);
            }
            else if (tokens.TrySymbol("["))
            {
                operand = Element(operand, at);
            }
            else
            {
                return operand;
            }
        }
    }

    private ElementExpression Element(Expression operand, Position at)
    {
        var mode = "";
        if (tokens.Peek().IsSymbol("(") && tokens.Current.Text.ToUpperInvariant() is
            "OFFSET" or "ORDINAL" or "SAFE_OFFSET" or "SAFE_ORDINAL")
        {
            mode = tokens.Take().Text.ToUpperInvariant();
        }

        var index = Parse();
        tokens.ExpectSymbol("]");
        return new ElementExpression(operand, mode, index, at);
    }
}
