namespace Isobar.Warehousing;

/// <summary>What a query found. Values are null, bool, long, double, string; bytes come as lower-case hexadecimal text.</summary>
public sealed record QueryResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Truncated)
{
    /// <summary>What it cost; null where queries cost nothing.</summary>
    public QueryCost? Cost { get; init; }
}
