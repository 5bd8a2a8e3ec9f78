using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

public sealed partial class StatementParser
{
    private InsertStatement Insert(Position at)
    {
        _tokens.ExpectWord("INSERT");
        _tokens.TryWord("INTO");
        var target = _queries.Path();
        IReadOnlyList<string> columns = [];
        if (_tokens.Current.IsSymbol("(") && !QueryParser.BeginsQuery(_tokens))
        {
            columns = Names();
        }

        return _tokens.TryWord("VALUES")
            ? new InsertStatement(target, columns, _tokens.List(ValueRow), null, at)
            : new InsertStatement(target, columns, null, _queries.Query(), at);
    }

    private UpdateStatement Update(Position at)
    {
        _tokens.ExpectWord("UPDATE");
        var target = _queries.Path();
        var alias = Alias("SET");
        _tokens.ExpectWord("SET");
        var assignments = _tokens.List(Assignment);
        var from = _tokens.TryWord("FROM") ? _queries.From() : null;
        return new UpdateStatement(target, alias, assignments, from, Where("UPDATE", at), at);
    }

    private DeleteStatement Delete(Position at)
    {
        _tokens.ExpectWord("DELETE");
        _tokens.TryWord("FROM");
        var target = _queries.Path();
        var alias = Alias("WHERE");
        return new DeleteStatement(target, alias, Where("DELETE", at), at);
    }

    private Expression Where(string statement, Position at)
    {
        if (!_tokens.TryWord("WHERE"))
        {
            throw new QueryException($"{statement} must have a WHERE clause", at);
        }

        return Expressions.Parse();
    }

    private TruncateStatement Truncate(Position at)
    {
        _tokens.ExpectWord("TRUNCATE");
        _tokens.ExpectWord("TABLE");
        return new TruncateStatement(_queries.Path(), at);
    }

    private MergeStatement Merge(Position at)
    {
        _tokens.ExpectWord("MERGE");
        _tokens.TryWord("INTO");
        var target = _queries.Path();
        var alias = Alias("USING");
        _tokens.ExpectWord("USING");
        var source = _queries.From();
        _tokens.ExpectWord("ON");
        var on = Expressions.Parse();
        List<MergeClause> clauses = [];
        while (_tokens.IsWord("WHEN"))
        {
            clauses.Add(Clause());
        }

        return clauses.Count > 0
            ? new MergeStatement(target, alias, source, on, clauses, at)
            : throw _tokens.Expected("keyword WHEN");
    }

    private MergeClause Clause()
    {
        var at = _tokens.Take().At;
        var side = MergeSide.Matched;
        if (_tokens.TryWord("NOT"))
        {
            _tokens.ExpectWord("MATCHED");
            side = _tokens.TryWords("BY", "SOURCE") ? MergeSide.NotMatchedBySource : MergeSide.NotMatchedByTarget;
            _tokens.TryWords("BY", "TARGET");
        }
        else
        {
            _tokens.ExpectWord("MATCHED");
        }

        var and = _tokens.TryWord("AND") ? Expressions.Parse() : null;
        _tokens.ExpectWord("THEN");
        return new MergeClause(side, and, Action(side), at);
    }

    private MergeAction Action(MergeSide side)
    {
        if (side == MergeSide.NotMatchedByTarget)
        {
            _tokens.ExpectWord("INSERT");
            return MergeInsertion();
        }

        if (_tokens.TryWord("DELETE"))
        {
            return new MergeDelete();
        }

        _tokens.ExpectWord("UPDATE");
        _tokens.ExpectWord("SET");
        return new MergeUpdate(_tokens.List(Assignment));
    }

    private MergeInsert MergeInsertion()
    {
        if (_tokens.TryWord("ROW"))
        {
            return new MergeInsert([], []);
        }

        IReadOnlyList<string> columns = _tokens.Current.IsSymbol("(") ? Names() : [];
        if (_tokens.TryWord("ROW"))
        {
            return new MergeInsert(columns, []);
        }

        _tokens.ExpectWord("VALUES");
        return new MergeInsert(columns, ValueRow());
    }

    private Assignment Assignment()
    {
        var at = _tokens.At;
        var column = _tokens.ExpectName();
        while (_tokens.TrySymbol("."))
        {
            // A target may be spelled with the table's alias before it.
            column = _tokens.ExpectMember();
        }

        _tokens.ExpectSymbol("=");
        return new Assignment(column, ValueOrDefault(), at);
    }

    private Expression? ValueOrDefault() => _tokens.TryWord("DEFAULT") ? null : Expressions.Parse();

    private List<string> Names()
    {
        _tokens.ExpectSymbol("(");
        var names = _tokens.List(_tokens.ExpectName);
        _tokens.ExpectSymbol(")");
        return names;
    }

    private IReadOnlyList<Expression?> ValueRow()
    {
        _tokens.ExpectSymbol("(");
        var values = _tokens.List(ValueOrDefault);
        _tokens.ExpectSymbol(")");
        return values;
    }

    private string? Alias(string before) =>
        _tokens.TryWord("AS") || (TokenReader.IsName(_tokens.Current) && !_tokens.IsWord(before)) ? _tokens.ExpectName() : null;
}
