using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <param name="Kind">What <c>statistics.query.statementType</c> says.</param>
public abstract record Statement(string Kind, Position At);

public sealed record QueryStatement(Query Query, Position At) : Statement("SELECT", At);

/// <summary>INSERT of VALUES or of a query; a null value stands for DEFAULT.</summary>
public sealed record InsertStatement(
    TablePath Target,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<Expression?>>? Rows,
    Query? Query,
    Position At) : Statement("INSERT", At);

public sealed record Assignment(string Column, Expression? Value, Position At);

public sealed record UpdateStatement(
    TablePath Target, string? Alias, IReadOnlyList<Assignment> Assignments, FromItem? From, Expression Where, Position At)
    : Statement("UPDATE", At);

public sealed record DeleteStatement(TablePath Target, string? Alias, Expression Where, Position At) : Statement("DELETE", At);

public sealed record TruncateStatement(TablePath Target, Position At) : Statement("TRUNCATE_TABLE", At);

public enum MergeSide
{
    Matched,
    NotMatchedByTarget,
    NotMatchedBySource,
}

public abstract record MergeAction;

public sealed record MergeUpdate(IReadOnlyList<Assignment> Assignments) : MergeAction;

public sealed record MergeDelete : MergeAction;

/// <summary>INSERT with columns and values, or (both empty) INSERT ROW.</summary>
public sealed record MergeInsert(IReadOnlyList<string> Columns, IReadOnlyList<Expression?> Values) : MergeAction;

public sealed record MergeClause(MergeSide Side, Expression? And, MergeAction Action, Position At);

public sealed record MergeStatement(
    TablePath Target, string? Alias, FromItem Source, Expression On, IReadOnlyList<MergeClause> Clauses, Position At)
    : Statement("MERGE", At);

/// <summary>A statement that the double can name but not run, DDL above all.</summary>
public sealed record OtherStatement(string Kind, Position At) : Statement(Kind, At);
