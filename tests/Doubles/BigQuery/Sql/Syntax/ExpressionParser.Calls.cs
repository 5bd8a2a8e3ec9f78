using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

internal sealed partial class ExpressionParser
{
    private CallExpression Call(IReadOnlyList<string> name, Position at)
    {
        tokens.ExpectSymbol("(");
        var call = new CallExpression(string.Join('.', name).ToUpperInvariant(), [], at);
        if (tokens.TrySymbol("*"))
        {
            call = call with { Star = true };
        }
        else if (!tokens.Current.IsSymbol(")"))
        {
            call = call with { Distinct = tokens.TryWord("DISTINCT") };
            call = call with { Arguments = tokens.List(Argument) };
            call = Modifiers(call);
        }

        tokens.ExpectSymbol(")");
        return tokens.TryWord("OVER") ? call with { Over = Window() } : call;
    }

    private CallExpression Modifiers(CallExpression call)
    {
        if (tokens.TryWords("IGNORE", "NULLS"))
        {
            call = call with { IgnoreNulls = true };
        }
        else
        {
            tokens.TryWords("RESPECT", "NULLS");
        }

        if (tokens.TryWords("ORDER", "BY"))
        {
            call = call with { OrderBy = tokens.List(OrderItem) };
        }

        return tokens.TryWord("LIMIT") ? call with { Limit = Parse() } : call;
    }

    /// <summary>An argument; a week part such as WEEK(MONDAY) reads as a name.</summary>
    private Expression Argument()
    {
        if (tokens.Current.IsWord("WEEK") && tokens.Peek().IsSymbol("("))
        {
            var at = tokens.At;
            return new NameExpression([DatePart()], at);
        }

        return QueryParser.BeginsQuery(tokens) ? throw tokens.Unexpected() : Parse();
    }

    public OrderItem OrderItem()
    {
        var expression = Parse();
        var descending = tokens.TryWord("DESC");
        if (!descending)
        {
            tokens.TryWord("ASC");
        }

        bool? nullsFirst = tokens.TryWords("NULLS", "FIRST") ? true : tokens.TryWords("NULLS", "LAST") ? false : null;
        return new OrderItem(expression, descending, nullsFirst);
    }

    private WindowSpecification Window()
    {
        var at = tokens.At;
        return tokens.Current.IsSymbol("(")
            ? WindowBody()
            : new WindowSpecification([new NameExpression([tokens.ExpectName()], at)], [], WholePartition: false, at) { IsReference = true };
    }

    public WindowSpecification WindowBody()
    {
        var at = tokens.At;
        tokens.ExpectSymbol("(");
        List<Expression> partitionBy = tokens.TryWords("PARTITION", "BY") ? tokens.List(Parse) : [];
        List<OrderItem> orderBy = tokens.TryWords("ORDER", "BY") ? tokens.List(OrderItem) : [];
        var whole = tokens.IsWord("ROWS") || tokens.IsWord("RANGE") ? Frame() : orderBy.Count == 0;
        tokens.ExpectSymbol(")");
        return new WindowSpecification(partitionBy, orderBy, whole, at);
    }

    /// <summary>True when the frame is the whole partition, false when it ends with the current row.</summary>
    private bool Frame()
    {
        var at = tokens.Take().At;
        if (tokens.TryWords("UNBOUNDED", "PRECEDING")
            || tokens.TryWords("BETWEEN", "UNBOUNDED", "PRECEDING", "AND", "CURRENT", "ROW"))
        {
            return false;
        }

        return tokens.TryWords("BETWEEN", "UNBOUNDED", "PRECEDING", "AND", "UNBOUNDED", "FOLLOWING")
            ? true
            : throw new QueryException("The BigQuery double does not support this window frame", at);
    }
}
