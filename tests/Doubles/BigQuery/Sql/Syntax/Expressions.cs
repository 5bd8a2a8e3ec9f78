using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <summary>An expression as written.</summary>
public abstract record Expression(Position At);

public sealed record LiteralExpression(object? Value, SqlType Type, Position At) : Expression(At);

public sealed record ParameterExpression(string Name, Position At) : Expression(At);

/// <summary>A name of one or more parts: a column, perhaps with its table before and fields behind, or a date part.</summary>
public sealed record NameExpression(IReadOnlyList<string> Parts, Position At) : Expression(At);

/// <summary>A field of a STRUCT or a member of a JSON value.</summary>
public sealed record FieldExpression(Expression Operand, string Name, Position At) : Expression(At);

/// <summary><c>array[OFFSET(n)]</c>; the mode is OFFSET, ORDINAL, SAFE_OFFSET, SAFE_ORDINAL or empty.</summary>
public sealed record ElementExpression(Expression Operand, string Mode, Expression Index, Position At) : Expression(At);

public sealed record UnaryExpression(string Operator, Expression Operand, Position At) : Expression(At);

public sealed record BinaryExpression(string Operator, Expression Left, Expression Right, Position At) : Expression(At);

public sealed record IsExpression(Expression Operand, string What, bool Negated, Position At) : Expression(At);

public sealed record BetweenExpression(Expression Operand, Expression Low, Expression High, bool Negated, Position At) : Expression(At);

public sealed record LikeExpression(Expression Operand, Expression Pattern, bool Negated, Position At) : Expression(At);

public sealed record InListExpression(Expression Operand, IReadOnlyList<Expression> Items, bool Negated, Position At) : Expression(At);

public sealed record InArrayExpression(Expression Operand, Expression Array, bool Negated, Position At) : Expression(At);

public sealed record InQueryExpression(Expression Operand, Query Query, bool Negated, Position At) : Expression(At);

public sealed record CaseBranch(Expression When, Expression Then);

public sealed record CaseExpression(Expression? Operand, IReadOnlyList<CaseBranch> Branches, Expression? Else, Position At) : Expression(At);

public sealed record CastExpression(Expression Operand, SqlType Type, bool Safe, Position At) : Expression(At);

public sealed record ExtractExpression(string Part, Expression Operand, Expression? Zone, Position At) : Expression(At);

public sealed record IntervalExpression(Expression Amount, string Part, Position At) : Expression(At);

public sealed record ArrayExpression(SqlType? Element, IReadOnlyList<Expression> Items, Position At) : Expression(At);

public sealed record StructExpression(IReadOnlyList<(string Name, Expression Value)> Fields, Position At) : Expression(At);

public sealed record QueryExpression(Query Query, Position At) : Expression(At);

public sealed record ArrayQueryExpression(Query Query, Position At) : Expression(At);

public sealed record ExistsExpression(Query Query, Position At) : Expression(At);

/// <summary>The window of an analytic call. Frames other than the whole partition up to the current row are not supported.</summary>
public sealed record WindowSpecification(
    IReadOnlyList<Expression> PartitionBy, IReadOnlyList<OrderItem> OrderBy, bool WholePartition, Position At)
{
    /// <summary>Names a window of the WINDOW clause, by its one "partition".</summary>
    public bool IsReference { get; init; }
}

public sealed record CallExpression(string Function, IReadOnlyList<Expression> Arguments, Position At) : Expression(At)
{
    /// <summary><c>COUNT(*)</c>.</summary>
    public bool Star { get; init; }

    public bool Distinct { get; init; }

    public bool IgnoreNulls { get; init; }

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public Expression? Limit { get; init; }

    public WindowSpecification? Over { get; init; }
}
