namespace Isobar.Tests.Doubles.BigQuery.Sql.Text;

/// <summary>A place in a query's text; line and column count from one.</summary>
public readonly record struct Position(int Line, int Column)
{
    public override string ToString() => $"[{Line}:{Column}]";
}
