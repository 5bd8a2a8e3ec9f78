using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private Scope ScopeForSubqueries => Grouping?.Scope ?? Scope;

    private SubqueryValue Scalar(QueryExpression scalar)
    {
        var plan = OneColumn(scalar.Query, "Scalar subquery", scalar.At);
        return new SubqueryValue(plan, plan.Columns[0].Type, [], Cached(plan, Single));
    }

    private SubqueryValue ArrayOf(ArrayQueryExpression array)
    {
        var plan = OneColumn(array.Query, "ARRAY subquery", array.At);
        return new SubqueryValue(plan, SqlType.ArrayOf(plan.Columns[0].Type), [], Cached(plan, static rows =>
            new ArrayValue([.. rows.Select(row => row[0])])));
    }

    private BoundExpression InQuery(InQueryExpression inQuery)
    {
        var plan = OneColumn(inQuery.Query, "Subquery of type IN", inQuery.At);
        BoundExpression operand = Bind(inQuery.Operand);
        operand = Coercion.To(operand, plan.Columns[0].Type, inQuery.At)
            ?? throw NoSignature("operator IN", [operand, new ConstantValue(null, plan.Columns[0].Type)], inQuery.At);
        var members = Cached(plan, static rows => rows.Select(row => row[0]).ToHashSet());
        return Logic.NotIf(inQuery.Negated, new SubqueryValue(plan, SqlType.Bool, [operand], (parts, frame, run) =>
        {
            var known = (HashSet<object?>)members(parts, frame, run)!;
            return known.Count == 0 ? false
                : parts[0].Evaluate(frame, run) is not { } value ? null
                : known.Contains(value) ? true : known.Contains(null) ? null : false;
        }));
    }

    private SubqueryValue Exists(ExistsExpression exists)
    {
        var plan = queries.Bind(exists.Query, ScopeForSubqueries);
        plan.Require(new HashSet<int>());
        var evaluation = SemiJoin(plan) ?? Cached(plan, static rows => rows.Any());
        return new SubqueryValue(plan, SqlType.Bool, [], evaluation);
    }

    private PlanNode OneColumn(Query query, string what, Position at)
    {
        var plan = queries.Bind(query, ScopeForSubqueries);
        if (plan.Columns.Count != 1)
        {
            throw new QueryException($"{what} cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values", at);
        }

        plan.Require(new HashSet<int> { 0 });
        return plan;
    }

    /// <summary>Runs a subquery once where it does not depend on the row, else for each row.</summary>
    private static Evaluation Cached(PlanNode plan, Func<IEnumerable<object?[]>, object?> result)
    {
        var depends = References.UsesOuter(plan);
        return (_, frame, run) => depends
            ? result(plan.Execute(run, frame))
            : run.Once(plan, () => result(plan.Execute(run, frame)));
    }

    private static object? Single(IEnumerable<object?[]> rows)
    {
        using var each = rows.GetEnumerator();
        var value = each.MoveNext() ? each.Current[0] : null;
        return each.MoveNext() ? throw new QueryException("Scalar subquery produced more than one element") : value;
    }

    /// <summary>
    /// EXISTS over a filter that compares with the row outside: a hash table of the inside, made once, instead of a scan for each row.
    /// Null where the subquery has another shape.
    /// </summary>
    private Evaluation? SemiJoin(PlanNode plan)
    {
        var inner = plan;
        while (inner is ProjectNode project)
        {
            inner = project.Input;
        }

        if (inner is not FilterNode filter || References.UsesOuter(filter.Input)
            || Decorrelation.Apply(filter.Condition, ScopeForSubqueries.Width) is not { } condition)
        {
            return null;
        }

        var width = ScopeForSubqueries.Width;
        var outside = Enumerable.Range(0, width).Select(_ => new PlanColumn("", SqlType.Null));
        var join = new JoinCondition(condition, width, [.. outside, .. filter.Input.Columns]);
        return (_, frame, run) =>
        {
            var index = run.Once(plan, () => join.Index(filter.Input.Execute(run, frame), run, frame.Outer));
            return join.Matches(frame.Row[..width], index, run, frame.Outer).Any();
        };
    }
}
