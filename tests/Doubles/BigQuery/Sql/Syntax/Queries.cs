using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

public sealed record OrderItem(Expression Expression, bool Descending, bool? NullsFirst)
{
    public bool PutsNullsFirst => NullsFirst ?? !Descending;
}

/// <summary>A query with its WITH before and its ORDER BY and LIMIT behind.</summary>
public sealed record Query(
    IReadOnlyList<NamedQuery> With,
    QueryBody Body,
    IReadOnlyList<OrderItem> OrderBy,
    Expression? Limit,
    Expression? Offset,
    Position At);

public sealed record NamedQuery(string Name, Query Query);

public abstract record QueryBody(Position At);

public sealed record NestedQuery(Query Query, Position At) : QueryBody(At);

/// <summary>UNION, INTERSECT or EXCEPT.</summary>
public sealed record SetOperation(string Operator, bool All, QueryBody Left, QueryBody Right, Position At) : QueryBody(At);

public sealed record Select(Position At) : QueryBody(At)
{
    public bool Distinct { get; init; }

    public bool AsStruct { get; init; }

    public required IReadOnlyList<SelectItem> Items { get; init; }

    public FromItem? From { get; init; }

    public Expression? Where { get; init; }

    public bool Grouped { get; init; }

    public IReadOnlyList<Expression> GroupBy { get; init; } = [];

    public Expression? Having { get; init; }

    public Expression? Qualify { get; init; }

    public IReadOnlyDictionary<string, WindowSpecification> Windows { get; init; } =
        new Dictionary<string, WindowSpecification>(StringComparer.OrdinalIgnoreCase);
}

public abstract record SelectItem(Position At);

public sealed record SelectExpression(Expression Expression, string? Alias, Position At) : SelectItem(At);

/// <summary><c>*</c> or <c>t.*</c>, perhaps with EXCEPT or REPLACE.</summary>
public sealed record SelectStar(
    string? Of,
    IReadOnlyList<string> Except,
    IReadOnlyList<(string Name, Expression Value)> Replace,
    Position At) : SelectItem(At);

public abstract record FromItem(Position At);

/// <summary>A table or view, or a query named by WITH.</summary>
public sealed record TableItem(TablePath Path, string? Alias, Position At) : FromItem(At);

public sealed record SubqueryItem(Query Query, string? Alias, Position At) : FromItem(At);

public sealed record UnnestItem(Expression Array, string? Alias, string? OffsetAlias, Position At) : FromItem(At);

public enum JoinKind
{
    Inner,
    Left,
    Right,
    Full,
    Cross,
}

public sealed record JoinItem(
    JoinKind Kind, FromItem Left, FromItem Right, Expression? On, IReadOnlyList<string> Using, Position At) : FromItem(At);

/// <summary>One to three parts: <c>table</c>, <c>dataset.table</c>, <c>project.dataset.table</c>.</summary>
public sealed record TablePath(IReadOnlyList<string> Parts, Position At)
{
    public override string ToString() => string.Join('.', Parts);
}
