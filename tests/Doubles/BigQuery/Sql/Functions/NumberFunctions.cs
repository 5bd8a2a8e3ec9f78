using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>https://cloud.google.com/bigquery/docs/reference/standard-sql/mathematical_functions.</summary>
internal static class NumberFunctions
{
    public static void AddTo(ScalarFunctions functions)
    {
        functions.Add("ABS", SqlType.Int64, [SqlType.Int64], a => Math.Abs((long)a[0]!));
        functions.Add("ABS", SqlType.Numeric, [SqlType.Numeric], a => Math.Abs((decimal)a[0]!));
        functions.Add("ABS", SqlType.Float64, [SqlType.Float64], a => Math.Abs(Real(a[0])));
        functions.Add("SIGN", SqlType.Int64, [SqlType.Int64], a => (long)Math.Sign((long)a[0]!));
        functions.Add("SIGN", SqlType.Float64, [SqlType.Float64], a => (double)Math.Sign(Real(a[0])));
        functions.Add("ROUND", SqlType.Float64, [SqlType.Float64, SqlType.Int64], a => Round(a), 1);
        functions.Add("TRUNC", SqlType.Float64, [SqlType.Float64], a => Math.Truncate(Real(a[0])));
        functions.Add("CEIL", SqlType.Float64, [SqlType.Float64], a => Math.Ceiling(Real(a[0])));
        functions.Add("CEILING", SqlType.Float64, [SqlType.Float64], a => Math.Ceiling(Real(a[0])));
        functions.Add("FLOOR", SqlType.Float64, [SqlType.Float64], a => Math.Floor(Real(a[0])));
        functions.Add("SQRT", SqlType.Float64, [SqlType.Float64], a => Real(a[0]) >= 0 ? Math.Sqrt(Real(a[0])) : throw new QueryException("Argument to SQRT cannot be negative"));
        functions.Add("EXP", SqlType.Float64, [SqlType.Float64], a => Math.Exp(Real(a[0])));
        functions.Add("LN", SqlType.Float64, [SqlType.Float64], a => Math.Log(Real(a[0])));
        functions.Add("LOG", SqlType.Float64, [SqlType.Float64, SqlType.Float64], a => a.Length > 1 ? Math.Log(Real(a[0]), Real(a[1])) : Math.Log(Real(a[0])), 1);
        functions.Add("LOG10", SqlType.Float64, [SqlType.Float64], a => Math.Log10(Real(a[0])));
        functions.Add("POW", SqlType.Float64, [SqlType.Float64, SqlType.Float64], a => Math.Pow(Real(a[0]), Real(a[1])));
        functions.Add("POWER", SqlType.Float64, [SqlType.Float64, SqlType.Float64], a => Math.Pow(Real(a[0]), Real(a[1])));
        functions.Add("SIN", SqlType.Float64, [SqlType.Float64], a => Math.Sin(Real(a[0])));
        functions.Add("COS", SqlType.Float64, [SqlType.Float64], a => Math.Cos(Real(a[0])));
        functions.Add("ACOS", SqlType.Float64, [SqlType.Float64], a => Math.Acos(Real(a[0])));
        functions.Add("MOD", SqlType.Int64, [SqlType.Int64, SqlType.Int64], a => Divisor(a[1]) == -1 ? 0 : (long)a[0]! % Divisor(a[1]));
        functions.Add("DIV", SqlType.Int64, [SqlType.Int64, SqlType.Int64], a => (long)a[0]! / Divisor(a[1]));
        functions.Add("SAFE_DIVIDE", SqlType.Float64, [SqlType.Float64, SqlType.Float64], a => Real(a[1]) == 0 ? null : Real(a[0]) / Real(a[1]));
        functions.Add("IEEE_DIVIDE", SqlType.Float64, [SqlType.Float64, SqlType.Float64], a => Real(a[0]) / Real(a[1]));
        functions.Add("IS_NAN", SqlType.Bool, [SqlType.Float64], a => double.IsNaN(Real(a[0])));
        functions.Add("IS_INF", SqlType.Bool, [SqlType.Float64], a => double.IsInfinity(Real(a[0])));
        functions.Add("FARM_FINGERPRINT", new ScalarFunction([SqlType.String], 1, _ => SqlType.Int64, _ =>
            throw new QueryException("The BigQuery double does not support FARM_FINGERPRINT")));
        functions.Add("RAND", new ScalarFunction([], 0, _ => SqlType.Float64, _ => Random.Shared.NextDouble()) { Volatile = true });
    }

    private static double Real(object? value) => (double)value!;

    private static long Divisor(object? value) => (long)value! is not 0 and var divisor ? divisor : throw new QueryException("division by zero");

    /// <summary>Halves go away from zero; negative digits round to tens and hundreds.</summary>
    private static double Round(object?[] a)
    {
        var digits = a.Length > 1 ? (int)(long)a[1]! : 0;
        var value = Real(a[0]);
        if (!double.IsFinite(value))
        {
            return value;
        }

        return digits is >= 0 and <= 15
            ? Math.Round(value, digits, MidpointRounding.AwayFromZero)
            : Math.Round(value * Math.Pow(10, digits), MidpointRounding.AwayFromZero) / Math.Pow(10, digits);
    }
}
