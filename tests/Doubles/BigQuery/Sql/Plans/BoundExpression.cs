using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>An expression whose names and types are known.</summary>
public abstract class BoundExpression(SqlType type)
{
    public SqlType Type { get; } = type;

    /// <summary>Two expressions of the same signature have the same value; GROUP BY recognises its keys by it.</summary>
    public abstract string Signature { get; }

    public virtual IReadOnlyList<BoundExpression> Parts => [];

    public abstract object? Evaluate(Frame frame, QueryRun run);

    public bool IsTrue(Frame frame, QueryRun run) => Evaluate(frame, run) is true;
}

/// <param name="value">The value.</param>
/// <param name="type">Its type.</param>
/// <param name="adapts">A literal or parameter, which takes on its neighbour's type where it can.</param>
public sealed class ConstantValue(object? value, SqlType type, bool adapts = true) : BoundExpression(type)
{
    public object? Value { get; } = value;

    public bool Adapts { get; } = adapts;

    public override string Signature => $"{Type}:{Value}";

    public override object? Evaluate(Frame frame, QueryRun run) => Value;
}

/// <param name="depth">0: of this query; 1: of the one around it; and so on.</param>
public sealed class ColumnValue(int depth, int index, string name, SqlType type) : BoundExpression(type)
{
    public int Depth { get; } = depth;

    /// <summary>Place in the row; window functions learn theirs when all of the query is bound.</summary>
    public int Index { get; set; } = index;

    public string Name { get; } = name;

    public override string Signature => $"${Depth}.{Index}";

    public override object? Evaluate(Frame frame, QueryRun run) => frame.At(Depth).Row[Index];
}

/// <summary>Works a value out from its parts, which it need not all evaluate.</summary>
public delegate object? Evaluation(IReadOnlyList<BoundExpression> parts, Frame frame, QueryRun run);

/// <summary>Anything made of other expressions.</summary>
public sealed class ComputedValue(string name, SqlType type, IReadOnlyList<BoundExpression> parts, Evaluation evaluation)
    : BoundExpression(type)
{
    public string Name { get; } = name;

    public override IReadOnlyList<BoundExpression> Parts { get; } = parts;

    public override string Signature => $"{Name}({string.Join(',', Parts.Select(part => part.Signature))}):{Type}";

    public override object? Evaluate(Frame frame, QueryRun run) => evaluation(Parts, frame, run);

    /// <summary>The same made of other parts.</summary>
    public ComputedValue Of(IReadOnlyList<BoundExpression> others) => new(Name, Type, others, evaluation);
}

/// <summary>A value that a query of its own gives; <see cref="ComputedValue"/>'s parts do not reach into it.</summary>
public sealed class SubqueryValue(PlanNode plan, SqlType type, IReadOnlyList<BoundExpression> parts, Evaluation evaluation)
    : BoundExpression(type)
{
    public PlanNode Plan { get; } = plan;

    public override IReadOnlyList<BoundExpression> Parts { get; } = parts;

    public override string Signature { get; } = $"subquery {Guid.NewGuid()}";

    public override object? Evaluate(Frame frame, QueryRun run) => evaluation(Parts, frame, run);
}
