using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

/// <summary>Rows that a statement changed, as <c>dmlStats</c> counts them.</summary>
public sealed record DmlCounts(long Inserted, long Updated, long Deleted)
{
    public long Affected => Inserted + Updated + Deleted;
}

/// <param name="Rows">A query's result.</param>
/// <param name="Counts">What DML will have changed.</param>
/// <param name="Commit">Makes the changes; until then nobody sees them. It fails if they conflict with another statement's.</param>
public sealed record StatementOutcome(IReadOnlyList<object?[]> Rows, DmlCounts? Counts, Action? Commit);

/// <summary>A statement whose names and types are known: it can be estimated, and run.</summary>
/// <param name="kind">What <c>statementType</c> says.</param>
/// <param name="columns">Of a query's result.</param>
public abstract class PreparedStatement(string kind, IReadOnlyList<PlanColumn> columns)
{
    public string Kind { get; } = kind;

    public IReadOnlyList<PlanColumn> Columns { get; } = columns;

    /// <summary>What is read.</summary>
    protected abstract IEnumerable<PlanNode> Plans { get; }

    /// <summary>Tables that are written.</summary>
    protected virtual IEnumerable<Table> Targets => [];

    public IReadOnlyList<ScanNode> Scans => [.. Plans.SelectMany(References.Within).OfType<ScanNode>()];

    public long Bytes(QueryRun run) => Scans.Sum(scan => scan.Bytes(run));

    /// <summary>Reads the tables as they are now, and works out what the statement does.</summary>
    public StatementOutcome Execute(QueryRun run)
    {
        foreach (var table in Scans.Select(scan => scan.Table).Concat(Targets))
        {
            run.Fix(table);
        }

        return Run(run);
    }

    protected abstract StatementOutcome Run(QueryRun run);
}

internal sealed class PreparedQuery(PlanNode plan) : PreparedStatement("SELECT", plan.Columns)
{
    /// <summary>More rows than this would be an out-of-memory in the double; BigQuery would ask for a destination table.</summary>
    private const int MaximumRows = 5_000_000;

    protected override IEnumerable<PlanNode> Plans => [plan];

    protected override StatementOutcome Run(QueryRun run)
    {
        var rows = plan.Execute(run, null).Take(MaximumRows + 1).ToList();
        return rows.Count <= MaximumRows
            ? new StatementOutcome(rows, null, null)
            : throw new Http.ApiException(403, "responseTooLarge", "Response too large to return. Consider specifying a destination table in your job configuration.");
    }
}
