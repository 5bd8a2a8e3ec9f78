using System.Collections;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>https://cloud.google.com/bigquery/docs/reference/standard-sql/array_functions.</summary>
internal static class ArrayFunctions
{
    public static void AddTo(ScalarFunctions functions)
    {
        functions.Add("GENERATE_ARRAY", SqlType.ArrayOf(SqlType.Int64), [SqlType.Int64, SqlType.Int64, SqlType.Int64], a => new ArrayValue(Range(a)), 1);
        functions.Add("GENERATE_DATE_ARRAY", SqlType.ArrayOf(SqlType.Date), [SqlType.Date, SqlType.Date], a => new ArrayValue(Days((DateOnly)a[0]!, (DateOnly)a[1]!)));
        functions.Add("ARRAY_LENGTH", SqlType.Int64, [FunctionParameter.Any], a => a[0] is ArrayValue array
            ? (long)array.Elements.Count
            : throw new QueryException("No matching signature for function ARRAY_LENGTH"));
        functions.Add("ARRAY_TO_STRING", SqlType.String, [SqlType.ArrayOf(SqlType.String), SqlType.String], a =>
            string.Join((string)a[1]!, ((ArrayValue)a[0]!).Elements.Where(item => item is not null)));
        functions.Add("ARRAY_REVERSE", new ScalarFunction([FunctionParameter.Any], 1, types => types[0], a =>
            new ArrayValue([.. ((ArrayValue)a[0]!).Elements.Reverse()])));
    }

    private static IntegerRange Range(object?[] a)
    {
        var step = a.Length > 2 ? (long)a[2]! : 1;
        return step == 0
            ? throw new QueryException("Sequence step cannot be 0")
            : new IntegerRange((long)a[0]!, (long)a[1]!, step);
    }

    private static object?[] Days(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(day => (object)first.AddDays(day))];

    /// <summary>Integers that are made when somebody reads them, so that a query over billions of them starts at once.</summary>
    private sealed class IntegerRange(long first, long last, long step) : IReadOnlyList<object?>
    {
        public int Count { get; } = (int)Int128.Clamp(((Int128)last - first + step) / step, 0, int.MaxValue);

        public object? this[int index] => first + (index * step);

        public IEnumerator<object?> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
