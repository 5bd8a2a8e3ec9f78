using System.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>COUNT and COUNTIF.</summary>
internal sealed class CountSummary(bool ifTrue = false) : ISummary
{
    private long _count;

    public object? Result => _count;

    public void Add(object?[] arguments)
    {
        if (!ifTrue || arguments[0] is true)
        {
            _count++;
        }
    }
}

/// <summary>SUM and AVG, in the type of the argument.</summary>
internal sealed class SumSummary(TypeKind kind, bool average) : ISummary
{
    private long _count;
    private Int128 _integer;
    private decimal _numeric;
    private double _real;

    public object? Result => _count == 0 ? null : average ? Average() : Sum();

    public void Add(object?[] arguments)
    {
        _count++;
        switch (arguments[0])
        {
            case long integer:
                _integer += integer;
                break;
            case decimal numeric:
                _numeric += numeric;
                break;
            case double real:
                _real += real;
                break;
        }
    }

    private object Average() => kind switch
    {
        TypeKind.Int64 => (double)_integer / _count,
        TypeKind.Numeric => _numeric / _count,
        _ => _real / _count,
    };

    private object Sum() => kind switch
    {
        TypeKind.Int64 => _integer >= long.MinValue && _integer <= long.MaxValue ? (long)_integer : throw new QueryException("int64 overflow"),
        TypeKind.Numeric => _numeric,
        _ => _real,
    };
}

/// <summary>MIN, MAX, MIN_BY, MAX_BY and ANY_VALUE: keeps one value by the rank of its last argument.</summary>
internal sealed class ChoiceSummary(int sign) : ISummary
{
    private bool _any;
    private object? _rank;

    public object? Result { get; private set; }

    public void Add(object?[] arguments)
    {
        var rank = arguments[^1];
        if (rank is not null && (!_any || sign * ValueOrder.Compare(rank, _rank) > 0))
        {
            _any = true;
            _rank = rank;
            Result = arguments[0];
        }
    }
}

/// <summary>LOGICAL_AND and LOGICAL_OR.</summary>
internal sealed class LogicalSummary(bool and) : ISummary
{
    private bool? _result;

    public object? Result => _result;

    public void Add(object?[] arguments)
    {
        var value = arguments[0] is true;
        _result = _result is { } before ? (and ? before && value : before || value) : value;
    }
}

/// <summary>ARRAY_AGG; NULL of no rows, as in BigQuery.</summary>
internal sealed class ArraySummary : ISummary
{
    private readonly List<object?> _items = [];

    public object? Result => _items.Count == 0 ? null : new ArrayValue([.. _items]);

    public void Add(object?[] arguments) => _items.Add(arguments[0]);
}

/// <summary>STRING_AGG; the delimiter is a comma unless given.</summary>
internal sealed class TextSummary : ISummary
{
    private readonly StringBuilder _text = new();
    private bool _any;

    public object? Result => _any ? _text.ToString() : null;

    public void Add(object?[] arguments)
    {
        if (_any)
        {
            _text.Append(arguments.Length > 1 ? arguments[1] as string : ",");
        }

        _any = true;
        _text.Append(arguments[0] as string);
    }
}

/// <summary>VARIANCE and STDDEV, of a sample or of the whole, by Welford's method.</summary>
internal sealed class SpreadSummary(bool sample, bool root) : ISummary
{
    private long _count;
    private double _mean;
    private double _squares;

    public object? Result
    {
        get
        {
            var degrees = sample ? _count - 1 : _count;
            return degrees <= 0 ? null : root ? Math.Sqrt(_squares / degrees) : _squares / degrees;
        }
    }

    public void Add(object?[] arguments)
    {
        var value = Convert.ToDouble(arguments[0], System.Globalization.CultureInfo.InvariantCulture);
        var distance = value - _mean;
        _mean += distance / ++_count;
        _squares += distance * (value - _mean);
    }
}

/// <summary>APPROX_QUANTILES, exactly.</summary>
internal sealed class QuantilesSummary : ISummary
{
    private readonly List<object?> _values = [];
    private long _parts = 1;

    public object? Result
    {
        get
        {
            if (_values.Count == 0)
            {
                return null;
            }

            var sorted = _values.Order(Comparer<object?>.Create(ValueOrder.Compare)).ToList();
            return new ArrayValue([.. Enumerable.Range(0, (int)_parts + 1)
                .Select(part => sorted[(int)Math.Round((sorted.Count - 1) * (double)part / _parts)])]);
        }
    }

    public void Add(object?[] arguments)
    {
        _values.Add(arguments[0]);
        _parts = arguments[1] is long parts ? parts : 1;
    }
}
