using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>All rows of a table, without the partitions that the query's conditions exclude.</summary>
public sealed class ScanNode(Table table) : PlanNode([.. table.Columns.Select(column => new PlanColumn(column.Name, column.Type))])
{
    private readonly HashSet<int> _required = [];
    private readonly List<BoundExpression> _conditions = [];

    public Table Table { get; } = table;

    /// <summary>
    /// The rows that may be wanted. Conditions that can be told from the row alone are checked here already, so that what stands
    /// between, a window for instance, has less to do.
    /// </summary>
    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var conditions = _conditions.Where(condition => !References.HasSubquery(condition) && !References.UsesOuter(condition)).ToList();
        var frame = new Frame(null, []);
        foreach (var row in Rows(run))
        {
            frame.Row = Narrowed(row);
            if (conditions.TrueForAll(condition => condition.IsTrue(frame, run)))
            {
                yield return frame.Row;
            }
        }
    }

    public IEnumerable<TableRow> Rows(QueryRun run)
    {
        var snapshot = run.See(Table);
        var excluded = run.Once(this, () => Excluded(run));
        for (var at = 0; at < snapshot.Count; at++)
        {
            run.Tick();
            if (!excluded.Contains(snapshot.Rows[at].Partition))
            {
                yield return snapshot.Rows[at];
            }
        }
    }

    /// <summary>Bytes that the scan reads, as BigQuery bills them: whole columns of whole partitions.</summary>
    public long Bytes(QueryRun run)
    {
        var excluded = Excluded(run);
        return Table.ReadSizes(run.Now, sizes => sizes.Partitions
            .Where(partition => !excluded.Contains(partition))
            .Sum(partition => sizes.BytesOf(partition, _required)));
    }

    /// <summary>Whether a condition narrows the partitions, as tables with a required filter demand.</summary>
    public bool IsNarrowed => _conditions.Any(condition => PartitionPruning.Applies(Table.Partitioning, condition));

    public override void Require(IReadOnlySet<int> columns) => _required.UnionWith(columns);

    public override void Offer(BoundExpression condition) => _conditions.Add(condition);

    /// <summary>A row may have columns that the table got after the query was bound.</summary>
    private object?[] Narrowed(TableRow row) => row.Values.Length == Columns.Count ? row.Values : row.Values[..Columns.Count];

    private HashSet<long> Excluded(QueryRun run)
    {
        if (Table.Partitioning is not { } partitioning)
        {
            return [];
        }

        var narrowing = _conditions.Where(condition => PartitionPruning.Applies(partitioning, condition)).ToList();
        return narrowing.Count == 0
            ? []
            : Table.ReadSizes(run.Now, sizes => sizes.Partitions
                .Where(partition => !narrowing.TrueForAll(condition =>
                    PartitionPruning.MayHold(partitioning, partition, condition, Columns.Count, run)))
                .ToHashSet());
    }
}

/// <summary>One row without columns: a SELECT without FROM.</summary>
public sealed class OneRowNode() : PlanNode([])
{
    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer) => [[]];

    public override void Require(IReadOnlySet<int> columns)
    {
    }
}

/// <summary>The elements of an array, for each row of <paramref name="input"/>: UNNEST.</summary>
/// <param name="input">The FROM items to its left; the array may depend on their columns.</param>
/// <param name="array">The array.</param>
/// <param name="elements">The element's columns (a STRUCT's fields or the element itself).</param>
/// <param name="withOffset">One more column with the element's place.</param>
/// <param name="keepsEmpty">A LEFT JOIN: a row whose array is empty stays.</param>
public sealed class UnnestNode(
    PlanNode input, BoundExpression array, IReadOnlyList<PlanColumn> elements, bool withOffset, bool keepsEmpty)
    : PlanNode([.. input.Columns, .. elements])
{
    private readonly int _width = input.Columns.Count;

    public override IReadOnlyList<PlanNode> Inputs { get; } = [input];

    public override IReadOnlyList<BoundExpression> Expressions { get; } = [array];

    public override IEnumerable<object?[]> Execute(QueryRun run, Frame? outer)
    {
        var frame = new Frame(outer, []);
        foreach (var row in input.Execute(run, outer))
        {
            frame.Row = row;
            var items = (array.Evaluate(frame, run) as ArrayValue)?.Elements ?? [];
            for (var at = 0; at < items.Count; at++)
            {
                run.Tick();
                yield return Joined(row, items[at], at);
            }

            if (items.Count == 0 && keepsEmpty)
            {
                yield return Joined(row, null, null);
            }
        }
    }

    public override void Require(IReadOnlySet<int> columns) => input.Require(WithOwn(columns.Where(column => column < _width)));

    public override void Offer(BoundExpression condition)
    {
        if (References.Of(condition).All(column => column < _width))
        {
            input.Offer(condition);
        }
    }

    private object?[] Joined(object?[] row, object? item, long? offset)
    {
        var joined = new object?[Columns.Count];
        row.CopyTo(joined, 0);
        if (item is Composite record && array.Type.Element!.Kind == TypeKind.Struct)
        {
            record.Values.CopyTo(joined, _width);
        }
        else
        {
            joined[_width] = item;
        }

        if (withOffset)
        {
            joined[^1] = offset;
        }

        return joined;
    }
}
