using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>What a function takes in one place.</summary>
/// <param name="Type">The type; null: any.</param>
/// <param name="IsPart">A part of a date (DAY, HOUR, …), written as a bare word.</param>
public sealed record FunctionParameter(SqlType? Type, bool IsPart = false)
{
    public static readonly FunctionParameter Any = new((SqlType?)null);

    public static readonly FunctionParameter Part = new(SqlType.String, IsPart: true);

    public static implicit operator FunctionParameter(SqlType type) => new(type);
}

/// <summary>One signature of a function.</summary>
/// <param name="Parameters">What it takes.</param>
/// <param name="Required">How many of them must be given.</param>
/// <param name="Returns">The result's type, by the arguments'.</param>
/// <param name="Evaluate">Its value; asked only when no argument is NULL, unless <see cref="TakesNulls"/>.</param>
public sealed record ScalarFunction(
    IReadOnlyList<FunctionParameter> Parameters,
    int Required,
    Func<IReadOnlyList<SqlType>, SqlType> Returns,
    Func<object?[], object?> Evaluate)
{
    public bool TakesNulls { get; init; }

    /// <summary>The last parameter may be given any number of times.</summary>
    public bool Variadic { get; init; }

    /// <summary>Gives another value each time.</summary>
    public bool Volatile { get; init; }

    public FunctionParameter? ParameterAt(int index) =>
        index < Parameters.Count ? Parameters[index] : Variadic ? Parameters[^1] : null;
}
