using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>
/// Which partitions a condition leaves out: https://cloud.google.com/bigquery/docs/querying-partitioned-tables. As there, only a comparison
/// of the column (or of a truncation of it) with something constant does; a join or a subquery does not.
/// </summary>
public static class PartitionPruning
{
    private static readonly HashSet<string> Truncations =
        new(["TIMESTAMP_TRUNC", "DATE", "DATE_TRUNC", "DATETIME_TRUNC", "CAST", "TIMESTAMP"], StringComparer.Ordinal);

    public static bool Applies(Partitioning? partitioning, BoundExpression condition) =>
        partitioning is { Column: >= 0 } && Operands(partitioning.Column, condition) is not null;

    /// <summary>Whether a row of the partition that begins at <paramref name="start"/> may fulfil the condition.</summary>
    public static bool MayHold(Partitioning partitioning, long start, BoundExpression condition, int width, QueryRun run)
    {
        if (start == Partitioning.NullPartition)
        {
            return false;
        }

        var (name, column, constants) = Operands(partitioning.Column, condition)!.Value;
        var low = At(start);
        var high = At(partitioning.EndOf(start) - 1);
        var frame = new Frame(null, []);
        if (name == "IN UNNEST")
        {
            return constants[0].Evaluate(frame, run) is ArrayValue array && array.Elements.Any(value => Equal(value));
        }

        var values = constants.Select(constant => constant.Evaluate(frame, run)).ToList();
        return name switch
        {
            "=" or "IN" => values.Exists(Equal),
            "<" => Below(low, values[0]) < 0,
            "<=" => Below(low, values[0]) <= 0,
            ">" => Below(high, values[0]) > 0,
            ">=" => Below(high, values[0]) >= 0,
            _ => Below(high, values[0]) >= 0 && Below(low, values[1]) <= 0,
        };

        bool Equal(object? value) => value is not null && ValueOrder.Compare(low, value) <= 0 && ValueOrder.Compare(high, value) >= 0;

        // A comparison with NULL holds for no row at all.
        static double Below(object? bound, object? value) => value is null ? double.NaN : ValueOrder.Compare(bound, value);

        object? At(long microseconds)
        {
            var row = new object?[width];
            var instant = new Timestamp(microseconds);
            row[partitioning.Column] = Leaf(column).Type.Kind switch
            {
                TypeKind.Date => DateOnly.FromDateTime(instant.ToUtc()),
                TypeKind.DateTime => DateTime.SpecifyKind(instant.ToUtc(), DateTimeKind.Unspecified),
                _ => instant,
            };
            return column.Evaluate(new Frame(null, row), run);
        }
    }

    /// <summary>The comparison's name, the side with the column, and the constants; turned around where the column is on the right.</summary>
    private static (string Name, BoundExpression Column, IReadOnlyList<BoundExpression> Constants)? Operands(
        int column, BoundExpression condition)
    {
        if (condition is not ComputedValue { Name: "=" or "<" or "<=" or ">" or ">=" or "BETWEEN" or "IN" or "IN UNNEST" } compared)
        {
            return null;
        }

        if (IsTruncation(column, compared.Parts[0]) && compared.Parts.Skip(1).All(IsConstant))
        {
            return (compared.Name, compared.Parts[0], [.. compared.Parts.Skip(1)]);
        }

        return compared.Parts.Count == 2 && IsTruncation(column, compared.Parts[1]) && IsConstant(compared.Parts[0])
            ? (Mirrored(compared.Name), compared.Parts[1], [compared.Parts[0]])
            : null;
    }

    private static string Mirrored(string name) => name switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => name,
    };

    private static bool IsTruncation(int column, BoundExpression expression) => expression switch
    {
        ColumnValue leaf => leaf.Depth == 0 && leaf.Index == column,
        ComputedValue computed => Truncations.Contains(computed.Name)
            && IsTruncation(column, computed.Parts[0]) && computed.Parts.Skip(1).All(IsConstant),
        _ => false,
    };

    private static BoundExpression Leaf(BoundExpression expression) => expression is ComputedValue computed ? Leaf(computed.Parts[0]) : expression;

    private static bool IsConstant(BoundExpression expression) =>
        expression is ConstantValue || (expression is ComputedValue && expression.Parts.All(IsConstant));
}
