using System.Globalization;
using System.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

internal sealed partial class ExpressionParser
{
    private Expression Primary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Float or TokenKind.String or TokenKind.Bytes:
                return Literal(tokens.Take());
            case TokenKind.Parameter:
                tokens.Take();
                return new ParameterExpression(token.Text, token.At);
            case TokenKind.QuotedIdentifier:
                return Name();
            case TokenKind.Identifier:
                return Word(token);
            default:
                return token.IsSymbol("(") ? Parenthesized() : token.IsSymbol("[") ? Array(null) : throw tokens.Unexpected();
        }
    }

    private Expression Word(Token token) => token.Text.ToUpperInvariant() switch
    {
        "NULL" => Constant(null, SqlType.Null),
        "TRUE" => Constant(true, SqlType.Bool),
        "FALSE" => Constant(false, SqlType.Bool),
        "CASE" => Case(),
        "CAST" => Cast(safe: false),
        "SAFE_CAST" when tokens.Peek().IsSymbol("(") => Cast(safe: true),
        "EXTRACT" => Extract(),
        "EXISTS" => Exists(),
        "INTERVAL" => IntervalOf(),
        "ARRAY" => ArrayWord(),
        "STRUCT" => Struct(),
        "TIMESTAMP" or "DATE" or "DATETIME" or "TIME" or "NUMERIC" or "DECIMAL" or "BIGNUMERIC" or "JSON"
            when tokens.Peek().Kind == TokenKind.String => TypedLiteral(),
        "IF" or "LEFT" or "RIGHT" when tokens.Peek().IsSymbol("(") => Call([tokens.Take().Text], token.At),
        _ => token.IsReserved ? throw tokens.Unexpected() : Name(),
    };

    private LiteralExpression Constant(object? value, SqlType type) => new(value, type, tokens.Take().At);

    private static LiteralExpression Literal(Token token) => token.Kind switch
    {
        TokenKind.String => new(token.Text, SqlType.String, token.At),
        TokenKind.Bytes => new(new Binary(Encoding.UTF8.GetBytes(token.Text)), SqlType.Bytes, token.At),
        TokenKind.Float => new(double.Parse(token.Text, CultureInfo.InvariantCulture), SqlType.Float64, token.At),
        _ => new(Integer(token), SqlType.Int64, token.At),
    };

    private static long Integer(Token token)
    {
        // The smallest integer is written as the negation of one that does not fit, hence the unsigned detour.
        var read = token.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(token.Text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : ulong.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return read && number <= 1UL << 63
            ? unchecked((long)number)
            : throw new QueryException($"Invalid integer literal: {token.Text}", token.At);
    }

    private LiteralExpression TypedLiteral()
    {
        var name = tokens.Take();
        var text = tokens.Take();
        var type = TypeNames.Find(name.Text)!;
        try
        {
            var value = type == SqlType.Json ? ValueCast.ParseJson(text.Text) : ValueCast.Convert(text.Text, type);
            return new LiteralExpression(value, type, name.At);
        }
        catch (QueryException)
        {
            throw new QueryException($"Invalid {type} literal \"{text.Text}\"", name.At);
        }
    }

    private Expression Name()
    {
        var at = tokens.At;
        List<string> parts = [tokens.ExpectName()];
        while (tokens.Current.IsSymbol(".") && !tokens.Peek().IsSymbol("*"))
        {
            tokens.Take();
            parts.Add(tokens.ExpectMember());
        }

        return tokens.Current.IsSymbol("(") ? Call(parts, at) : new NameExpression(parts, at);
    }

    private Expression Parenthesized()
    {
        var at = tokens.Take().At;
        if (QueryParser.BeginsQuery(tokens))
        {
            var query = queries.Query();
            tokens.ExpectSymbol(")");
            return new QueryExpression(query, at);
        }

        var items = tokens.List(Parse);
        tokens.ExpectSymbol(")");
        return items.Count == 1 ? items[0] : new StructExpression([.. items.Select(item => ("", item))], at);
    }

    private CaseExpression Case()
    {
        var at = tokens.Take().At;
        var operand = tokens.IsWord("WHEN") ? null : Parse();
        List<CaseBranch> branches = [];
        while (tokens.TryWord("WHEN"))
        {
            var when = Parse();
            tokens.ExpectWord("THEN");
            branches.Add(new CaseBranch(when, Parse()));
        }

        if (branches.Count == 0)
        {
            throw tokens.Expected("keyword WHEN");
        }

        var otherwise = tokens.TryWord("ELSE") ? Parse() : null;
        tokens.ExpectWord("END");
        return new CaseExpression(operand, branches, otherwise, at);
    }

    private CastExpression Cast(bool safe)
    {
        var at = tokens.Take().At;
        tokens.ExpectSymbol("(");
        var operand = Parse();
        tokens.ExpectWord("AS");
        var type = Type();
        tokens.ExpectSymbol(")");
        return new CastExpression(operand, type, safe, at);
    }

    private ExtractExpression Extract()
    {
        var at = tokens.Take().At;
        tokens.ExpectSymbol("(");
        var part = DatePart();
        tokens.ExpectWord("FROM");
        var operand = Parse();
        var zone = tokens.TryWords("AT", "TIME", "ZONE") ? Parse() : null;
        tokens.ExpectSymbol(")");
        return new ExtractExpression(part, operand, zone, at);
    }

    private string DatePart()
    {
        var part = tokens.ExpectName().ToUpperInvariant();
        if (tokens.TrySymbol("("))
        {
            part += $"({tokens.ExpectName().ToUpperInvariant()})";
            tokens.ExpectSymbol(")");
        }

        return part;
    }

    private ExistsExpression Exists()
    {
        var at = tokens.Take().At;
        tokens.ExpectSymbol("(");
        var query = queries.Query();
        tokens.ExpectSymbol(")");
        return new ExistsExpression(query, at);
    }

    private IntervalExpression IntervalOf()
    {
        var at = tokens.Take().At;
        return new IntervalExpression(Unary(), DatePart(), at);
    }

    private Expression ArrayWord()
    {
        var at = tokens.Take().At;
        if (tokens.TrySymbol("("))
        {
            var query = queries.Query();
            tokens.ExpectSymbol(")");
            return new ArrayQueryExpression(query, at);
        }

        return Array(tokens.Current.IsSymbol("<") ? TypeArgument() : null);
    }

    private ArrayExpression Array(SqlType? element)
    {
        var at = tokens.At;
        tokens.ExpectSymbol("[");
        var items = tokens.Current.IsSymbol("]") ? [] : tokens.List(Parse);
        tokens.ExpectSymbol("]");
        return new ArrayExpression(element, items, at);
    }

    private StructExpression Struct()
    {
        var at = tokens.Take().At;
        tokens.ExpectSymbol("(");
        var fields = tokens.List(() => (Value: Parse(), Name: tokens.TryWord("AS") ? tokens.ExpectName() : null));
        tokens.ExpectSymbol(")");
        return new StructExpression(
            [.. fields.Select(field => (field.Name ?? (field.Value as NameExpression)?.Parts[^1] ?? "", field.Value))], at);
    }

    private SqlType TypeArgument()
    {
        tokens.ExpectSymbol("<");
        var type = Type();
        tokens.ExpectSymbol(">");
        return type;
    }

    private SqlType Type()
    {
        var token = tokens.Current;
        if (tokens.TryWord("ARRAY"))
        {
            return SqlType.ArrayOf(TypeArgument());
        }

        var type = TypeNames.Find(tokens.ExpectName()) ?? throw new QueryException($"Type not found: {token.Text}", token.At);
        if (tokens.TrySymbol("("))
        {
            tokens.List(tokens.Take);
            tokens.ExpectSymbol(")");
        }

        return type;
    }
}
