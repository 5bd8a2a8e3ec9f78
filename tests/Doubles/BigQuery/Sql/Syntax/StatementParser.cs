using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <summary>
/// Statements: https://cloud.google.com/bigquery/docs/reference/standard-sql/dml-syntax. What the double does not run is read up to
/// its semicolon and only named.
/// </summary>
public sealed partial class StatementParser
{
    private readonly TokenReader _tokens;
    private readonly QueryParser _queries;

    private StatementParser(TokenReader tokens)
    {
        _tokens = tokens;
        _queries = new QueryParser(tokens);
    }

    private ExpressionParser Expressions => _queries.Expressions;

    /// <returns>The statements, at least one.</returns>
    /// <exception cref="QueryException">The text is not GoogleSQL, as far as the double knows it.</exception>
    public static IReadOnlyList<Statement> Parse(string sql) => new StatementParser(new TokenReader(Lexer.Read(sql))).Script();

    private List<Statement> Script()
    {
        List<Statement> statements = [];
        do
        {
            if (!_tokens.Current.IsSymbol(";") && !(_tokens.IsAtEnd && statements.Count > 0))
            {
                statements.Add(Statement());
            }

            if (!_tokens.IsAtEnd && !_tokens.TrySymbol(";"))
            {
                throw _tokens.Expected("end of input");
            }
        }
        while (!_tokens.IsAtEnd);

        return statements.Count > 0 ? statements : throw _tokens.Unexpected();
    }

    private Statement Statement()
    {
        var at = _tokens.At;
        if (QueryParser.BeginsQuery(_tokens))
        {
            return new QueryStatement(_queries.Query(), at);
        }

        return _tokens.Current.Kind == TokenKind.Identifier ? Named(at) : throw _tokens.Unexpected();
    }

    private Statement Named(Position at) => _tokens.Current.Text.ToUpperInvariant() switch
    {
        "INSERT" => Insert(at),
        "UPDATE" => Update(at),
        "DELETE" => Delete(at),
        "TRUNCATE" => Truncate(at),
        "MERGE" => Merge(at),
        "CREATE" or "DROP" or "ALTER" => Definition(at),
        "DECLARE" or "SET" or "BEGIN" or "IF" or "LOOP" or "WHILE" or "CALL" or "EXECUTE" or "ASSERT" or "EXPORT" or "GRANT" or "REVOKE" =>
            Skip(new OtherStatement(_tokens.Current.Text.ToUpperInvariant(), at)),
        _ => throw _tokens.Unexpected(),
    };

    private OtherStatement Skip(OtherStatement statement)
    {
        while (!_tokens.IsAtEnd && !_tokens.Current.IsSymbol(";"))
        {
            _tokens.Take();
        }

        return statement;
    }

    /// <summary>CREATE, DROP and ALTER, named by verb and object: <c>CREATE_TABLE_AS_SELECT</c>, <c>DROP_VIEW</c>.</summary>
    private OtherStatement Definition(Position at)
    {
        var verb = _tokens.Take().Text.ToUpperInvariant();
        _tokens.TryWords("OR", "REPLACE");
        while (_tokens.TryWord("TEMP") || _tokens.TryWord("TEMPORARY"))
        {
        }

        var materialized = _tokens.TryWord("MATERIALIZED") ? "MATERIALIZED_" : "";
        var what = _tokens.Current.Kind == TokenKind.Identifier ? _tokens.Take().Text.ToUpperInvariant() : throw _tokens.Unexpected();
        var asQuery = false;
        while (!_tokens.IsAtEnd && !_tokens.Current.IsSymbol(";"))
        {
            asQuery |= _tokens.Current.IsWord("AS") && (_tokens.Peek().IsWord("SELECT") || _tokens.Peek().IsWord("WITH"));
            _tokens.Take();
        }

        var suffix = verb == "CREATE" && what == "TABLE" && asQuery ? "_AS_SELECT" : "";
        return new OtherStatement($"{verb}_{materialized}{what}{suffix}", at);
    }
}
