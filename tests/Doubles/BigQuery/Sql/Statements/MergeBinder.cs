using Isobar.Tests.Doubles.BigQuery.Sql.Binding;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

/// <summary>MERGE on the row that is a source row followed by a target row.</summary>
internal sealed class MergeBinder(BindingContext context)
{
    public PreparedMerge Bind(MergeStatement merge)
    {
        var table = StatementBinder.Target(merge.Target, context);
        var queries = new QueryBinder(context);
        var (source, sourceColumns) = queries.From(merge.Source, null);
        var (target, targetColumns) = QueryBinder.Scan(table, merge.Alias);
        var width = source.Columns.Count;
        var joined = new Scope(null, [
            .. sourceColumns,
            .. targetColumns.Select(column => column with { Index = column.Index + width })]);
        var binder = new ExpressionBinder(queries, joined);
        var on = binder.BindCondition(merge.On, "MERGE ON clause");
        var inserting = new ExpressionBinder(queries, new Scope(null, sourceColumns));
        var clauses = merge.Clauses.Select(clause => Bind(clause, table, source, binder, inserting)).ToList();
        PlanColumn[] columns = [.. source.Columns, .. target.Columns];
        Require(source, target, on, clauses);
        if (!clauses.Exists(clause => clause.Side == MergeSide.NotMatchedBySource))
        {
            Offer(target, on, width, columns);
        }

        return new PreparedMerge(table, source, target, new JoinCondition(on, width, columns), on, clauses, context.StreamingBuffer);
    }

    private static BoundMergeClause Bind(
        MergeClause clause, Table table, PlanNode source, ExpressionBinder binder, ExpressionBinder inserting)
    {
        var names = clause.Side == MergeSide.NotMatchedByTarget ? inserting : binder;
        var and = clause.And is null ? null : names.BindCondition(clause.And, "MERGE condition");
        return clause.Action switch
        {
            MergeInsert insert => new BoundMergeClause(clause.Side, and, Inserted(insert, table, source, inserting, clause.At)),
            MergeUpdate update => new BoundMergeClause(clause.Side, and, update.Assignments.ToDictionary(
                assignment => StatementBinder.ColumnOf(table, assignment.Column, assignment.At),
                assignment => StatementBinder.Value(
                    binder, assignment.Value, table.Columns[StatementBinder.ColumnOf(table, assignment.Column, assignment.At)], assignment.At))),
            _ => new BoundMergeClause(clause.Side, and, null),
        };
    }

    private static Dictionary<int, BoundExpression> Inserted(
        MergeInsert insert, Table table, PlanNode source, ExpressionBinder binder, Position at)
    {
        int[] columns = insert.Columns.Count == 0
            ? [.. Enumerable.Range(0, table.Columns.Count)]
            : [.. insert.Columns.Select(name => StatementBinder.ColumnOf(table, name, at))];
        IReadOnlyList<Expression?> values = insert.Values.Count > 0
            ? insert.Values
            : [.. source.Columns.Select(column => new NameExpression([column.Name], at))];
        return values.Count == columns.Length
            ? columns.Zip(values).ToDictionary(pair => pair.First, pair => StatementBinder.Value(binder, pair.Second, table.Columns[pair.First], at))
            : throw new QueryException($"Inserted row has wrong column count; Has {values.Count}, expected {columns.Length}", at);
    }

    /// <summary>An insert-only MERGE reads of the target what its condition needs; any other reads all of it.</summary>
    private static void Require(PlanNode source, ScanNode target, BoundExpression on, List<BoundMergeClause> clauses)
    {
        var width = source.Columns.Count;
        var used = References.Of(on).Concat(clauses.SelectMany(clause => clause.Expressions).SelectMany(value => References.Of(value))).ToHashSet();
        source.Require(used.Where(column => column < width).ToHashSet());
        target.Require(clauses.TrueForAll(clause => clause.Side == MergeSide.NotMatchedByTarget)
            ? used.Where(column => column >= width).Select(column => column - width).ToHashSet()
            : Enumerable.Range(0, target.Columns.Count).ToHashSet());
    }

    private static void Offer(ScanNode target, BoundExpression on, int width, PlanColumn[] columns)
    {
        foreach (var conjunct in Conjuncts.Of(on))
        {
            if (Substitution.Apply(conjunct, Substitution.From(width, columns)) is { } said)
            {
                target.Offer(said);
            }
        }
    }
}

/// <param name="Values">By the target's column: what INSERT puts there or UPDATE changes; null: DELETE.</param>
internal sealed record BoundMergeClause(MergeSide Side, BoundExpression? And, IReadOnlyDictionary<int, BoundExpression>? Values)
{
    public IEnumerable<BoundExpression> Expressions => [.. And is null ? [] : new[] { And }, .. Values?.Values ?? []];
}
