using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>A column of what a plan gives.</summary>
public sealed record PlanColumn(string Name, SqlType Type);

/// <summary>A step of a query. Rows are made as they are asked for and must not be changed by whoever gets them.</summary>
public abstract class PlanNode(IReadOnlyList<PlanColumn> columns)
{
    public IReadOnlyList<PlanColumn> Columns { get; } = columns;

    public virtual IReadOnlyList<PlanNode> Inputs => [];

    /// <summary>What is evaluated on the rows of the inputs.</summary>
    public virtual IReadOnlyList<BoundExpression> Expressions => [];

    /// <param name="outer">The row of the query around this one, for a subquery.</param>
    public abstract IEnumerable<object?[]> Execute(QueryRun run, Frame? outer);

    /// <summary>Passes on which columns of this node's result are wanted, down to the tables, whose scans are billed by column.</summary>
    public abstract void Require(IReadOnlySet<int> columns);

    /// <summary>
    /// Offers a condition on this node's result, so that a scan may leave rows and partitions out. A node passes it on as far as leaving
    /// out what does not fulfil it changes nothing else; the condition is still checked where it stands.
    /// </summary>
    public virtual void Offer(BoundExpression condition)
    {
    }

    protected HashSet<int> WithOwn(IEnumerable<int> columns) => [.. columns, .. Expressions.SelectMany(own => References.Of(own))];
}
