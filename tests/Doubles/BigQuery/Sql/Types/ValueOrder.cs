namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

/// <summary>How two values of one type stand to each other; strings by code point, NULL before everything.</summary>
public static class ValueOrder
{
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (long a, long b) => a.CompareTo(b),
        (Timestamp a, Timestamp b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        (IComparable a, _) => a.CompareTo(right),
        (Binary a, Binary b) => a.Compare(b),
        (Composite a, Composite b) => CompareAll(a.Values, b.Values),
        _ => throw new InvalidOperationException($"{left.GetType().Name} has no order."),
    };

    private static int CompareAll(object?[] left, object?[] right)
    {
        for (var at = 0; at < left.Length; at++)
        {
            if (Compare(left[at], right[at]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }
}
