namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>The rows of a join's right side, by key.</summary>
public sealed class JoinIndex
{
    private readonly Dictionary<object, List<object?[]>> _byKey = [];
    private readonly List<object?[]> _all = [];

    /// <summary>All rows, those without a key included.</summary>
    public IReadOnlyList<object?[]> All => _all;

    public void Add(object?[] row, object? key)
    {
        _all.Add(row);
        if (key is null)
        {
            return;
        }

        if (!_byKey.TryGetValue(key, out var rows))
        {
            _byKey.Add(key, rows = new List<object?[]>(1));
        }

        rows.Add(row);
    }

    public IReadOnlyList<object?[]> Find(object key) => _byKey.TryGetValue(key, out var rows) ? rows : [];
}
