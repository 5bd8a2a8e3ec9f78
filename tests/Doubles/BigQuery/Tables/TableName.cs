namespace Isobar.Tests.Doubles.BigQuery.Tables;

public sealed record TableName(string Project, string Dataset, string Table)
{
    /// <summary>The way messages spell it: <c>project:dataset.table</c>.</summary>
    public override string ToString() => $"{Project}:{Dataset}.{Table}";
}
