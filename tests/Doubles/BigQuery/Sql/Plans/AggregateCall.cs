using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>An aggregate function with its arguments.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Type">Of the result.</param>
/// <param name="Arguments">None for <c>COUNT(*)</c>.</param>
/// <param name="Distinct">Takes each value of the first argument once.</param>
/// <param name="KeepsNulls">Hands NULLs to the function too; most leave them out.</param>
/// <param name="OrderBy">The order in which values are taken.</param>
/// <param name="Limit">How many values are taken at most.</param>
/// <param name="Create">What adds the values up.</param>
public sealed record AggregateCall(
    string Function,
    SqlType Type,
    IReadOnlyList<BoundExpression> Arguments,
    bool Distinct,
    bool KeepsNulls,
    IReadOnlyList<SortKey> OrderBy,
    long? Limit,
    Func<ISummary> Create)
{
    public IEnumerable<BoundExpression> Expressions => [.. Arguments, .. OrderBy.Select(key => key.Value)];

    public Accumulator Begin() => new(this);
}

/// <summary>Adds values up: one implementation for each family of aggregate functions.</summary>
public interface ISummary
{
    void Add(object?[] arguments);

    /// <summary>What the values so far come to. May be asked again after more values.</summary>
    object? Result { get; }
}

/// <summary>One group's state of an aggregate function.</summary>
public sealed class Accumulator(AggregateCall call)
{
    private readonly ISummary _summary = call.Create();
    private readonly HashSet<object>? _seen = call.Distinct ? [] : null;
    private readonly List<object?[]>? _unordered = call.OrderBy.Count > 0 || call.Limit is not null ? [] : null;

    public void Take(Frame frame, QueryRun run)
    {
        var arguments = new object?[call.Arguments.Count];
        for (var at = 0; at < arguments.Length; at++)
        {
            arguments[at] = call.Arguments[at].Evaluate(frame, run);
        }

        if (arguments.Length > 0 && ((arguments[0] is null && !call.KeepsNulls) || (_seen is not null && !_seen.Add(arguments[0] ?? DBNull.Value))))
        {
            return;
        }

        if (_unordered is null)
        {
            _summary.Add(arguments);
        }
        else
        {
            _unordered.Add([.. arguments, .. call.OrderBy.Select(key => key.Value.Evaluate(frame, run))]);
        }
    }

    public object? Result()
    {
        if (_unordered is null)
        {
            return _summary.Result;
        }

        var summary = call.Create();
        var taken = _unordered.Order(Comparer<object?[]>.Create(Compare)).Take((int)Math.Min(call.Limit ?? int.MaxValue, int.MaxValue));
        foreach (var values in taken)
        {
            summary.Add(values[..call.Arguments.Count]);
        }

        return summary.Result;
    }

    private int Compare(object?[]? left, object?[]? right) => call.OrderBy
        .Select((key, at) => key.Compare(left![call.Arguments.Count + at], right![call.Arguments.Count + at]))
        .FirstOrDefault(order => order != 0);
}
