using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

/// <summary>
/// A MERGE. It works on the rows of its start; another that began before this one's commit sees nothing of it, so that two at once
/// insert the same key twice, as BigQuery's do.
/// </summary>
internal sealed class PreparedMerge(
    Table table,
    PlanNode source,
    ScanNode target,
    JoinCondition condition,
    BoundExpression on,
    IReadOnlyList<BoundMergeClause> clauses,
    TimeSpan streamingBuffer) : PreparedStatement("MERGE", [])
{
    protected override IEnumerable<PlanNode> Plans => [source, target, .. Subqueries()];

    protected override StatementOutcome Run(QueryRun run)
    {
        var changes = new Changes(table, streamingBuffer);
        var rows = new Dictionary<object?[], TableRow>(ReferenceEqualityComparer.Instance);
        foreach (var row in target.Rows(run))
        {
            rows.Add(row.Values, row);
        }

        var index = condition.Index(rows.Keys, run, null);
        HashSet<object?[]> matched = new(ReferenceEqualityComparer.Instance);
        foreach (var row in source.Execute(run, null))
        {
            var any = false;
            foreach (var (found, joined) in condition.Matches(row, index, run, null))
            {
                any = true;
                matched.Add(found);
                Apply(MergeSide.Matched, joined, rows[found], changes, run);
            }

            if (!any)
            {
                Insert(row, changes, run);
            }
        }

        foreach (var row in rows.Where(row => !matched.Contains(row.Key)))
        {
            Apply(MergeSide.NotMatchedBySource, [.. new object?[source.Columns.Count], .. row.Key], row.Value, changes, run);
        }

        return changes.ToOutcome(run);
    }

    private void Insert(object?[] row, Changes changes, QueryRun run)
    {
        var frame = new Frame(null, row);
        if (First(MergeSide.NotMatchedByTarget, frame, run) is { } clause)
        {
            var values = new object?[table.Columns.Count];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = clause.Values!.TryGetValue(at, out var value) ? value.Evaluate(frame, run) : null;
                values[at] ??= table.Columns[at].Repeated ? new ArrayValue([]) : null;
            }

            changes.Add(values, run);
        }
    }

    private void Apply(MergeSide side, object?[] joined, TableRow row, Changes changes, QueryRun run)
    {
        var frame = new Frame(null, joined);
        if (First(side, frame, run) is { } clause)
        {
            changes.Replace(row, clause.Values is null ? null : PreparedRewrite.Assigned(row.Values, clause.Values, frame, run), run);
        }
    }

    private BoundMergeClause? First(MergeSide side, Frame frame, QueryRun run) =>
        clauses.FirstOrDefault(clause => clause.Side == side && (clause.And is null || clause.And.IsTrue(frame, run)));

    private IEnumerable<PlanNode> Subqueries() =>
        clauses.SelectMany(clause => clause.Expressions).Append(on).OfType<SubqueryValue>().Select(subquery => subquery.Plan);
}
