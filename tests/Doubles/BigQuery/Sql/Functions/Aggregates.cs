using System.Collections.Frozen;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>An aggregate function: https://cloud.google.com/bigquery/docs/reference/standard-sql/aggregate_functions.</summary>
/// <param name="Minimum">Least number of arguments.</param>
/// <param name="Maximum">Greatest number of arguments.</param>
/// <param name="Returns">The result's type, or null when the arguments do not fit.</param>
/// <param name="Create">What adds up, given the first argument's type.</param>
public sealed record Aggregate(
    int Minimum, int Maximum, Func<IReadOnlyList<SqlType>, SqlType?> Returns, Func<SqlType, ISummary> Create)
{
    public bool KeepsNulls { get; init; }
}

public static class Aggregates
{
    private static readonly FrozenDictionary<string, Aggregate> ByName = new Dictionary<string, Aggregate>(StringComparer.Ordinal)
    {
        ["COUNT"] = new(1, 1, _ => SqlType.Int64, _ => new CountSummary()),
        ["COUNTIF"] = new(1, 1, Only(TypeKind.Bool, SqlType.Int64), _ => new CountSummary(ifTrue: true)),
        ["APPROX_COUNT_DISTINCT"] = new(1, 1, _ => SqlType.Int64, _ => new CountSummary()),
        ["SUM"] = new(1, 1, Number, type => new SumSummary(type.Kind, average: false)),
        ["AVG"] = new(1, 1, types => Number(types) == SqlType.Int64 ? SqlType.Float64 : Number(types), type => new SumSummary(type.Kind, average: true)),
        ["MIN"] = new(1, 1, Comparable, _ => new ChoiceSummary(-1)),
        ["MAX"] = new(1, 1, Comparable, _ => new ChoiceSummary(1)),
        ["MIN_BY"] = new(2, 2, First, _ => new ChoiceSummary(-1)) { KeepsNulls = true },
        ["MAX_BY"] = new(2, 2, First, _ => new ChoiceSummary(1)) { KeepsNulls = true },
        ["ANY_VALUE"] = new(1, 1, First, _ => new AnySummary()),
        ["LOGICAL_AND"] = new(1, 1, Only(TypeKind.Bool, SqlType.Bool), _ => new LogicalSummary(and: true)),
        ["LOGICAL_OR"] = new(1, 1, Only(TypeKind.Bool, SqlType.Bool), _ => new LogicalSummary(and: false)),
        ["ARRAY_AGG"] = new(1, 1, types => SqlType.ArrayOf(types[0]), _ => new ArraySummary()) { KeepsNulls = true },
        ["STRING_AGG"] = new(1, 2, Only(TypeKind.String, SqlType.String), _ => new TextSummary()),
        ["APPROX_QUANTILES"] = new(2, 2, types => SqlType.ArrayOf(types[0]), _ => new QuantilesSummary()),
        ["VARIANCE"] = Spread(sample: true, root: false),
        ["VAR_SAMP"] = Spread(sample: true, root: false),
        ["VAR_POP"] = Spread(sample: false, root: false),
        ["STDDEV"] = Spread(sample: true, root: true),
        ["STDDEV_SAMP"] = Spread(sample: true, root: true),
        ["STDDEV_POP"] = Spread(sample: false, root: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Aggregate? Find(string name) => ByName.GetValueOrDefault(name);

    private static Aggregate Spread(bool sample, bool root) =>
        new(1, 1, types => Number(types) is null ? null : SqlType.Float64, _ => new SpreadSummary(sample, root));

    private static SqlType? Number(IReadOnlyList<SqlType> types) =>
        types[0].IsNumber ? types[0] : types[0].Kind == TypeKind.Null ? SqlType.Int64 : null;

    private static SqlType? Comparable(IReadOnlyList<SqlType> types) => types[0].IsComparable ? types[0] : null;

    private static SqlType First(IReadOnlyList<SqlType> types) => types[0];

    private static Func<IReadOnlyList<SqlType>, SqlType?> Only(TypeKind kind, SqlType result) =>
        types => types[0].Kind == kind || types[0].Kind == TypeKind.Null ? result : null;
}

/// <summary>ANY_VALUE: the first that comes.</summary>
internal sealed class AnySummary : ISummary
{
    private bool _any;

    public object? Result { get; private set; }

    public void Add(object?[] arguments)
    {
        Result = _any ? Result : arguments[0];
        _any = true;
    }
}
