using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>Reads a grain interface.</summary>
internal static class InterfaceReader
{
    public static InterfaceModel Read(INamedTypeSymbol type)
    {
        List<Problem> problems = [];
        if (type.IsGenericType)
        {
            problems.Add(Problem.At(Rules.Generic, type));
        }

        if (!type.IsReachable())
        {
            problems.Add(Problem.At(Rules.Inaccessible, type));
        }

        var methods = Members(type).Select(member => ReadMember(member, problems)).OfType<MethodModel>().ToList();
        return new(type.FullName(), Identifier(type), new(methods), new(problems));
    }

    /// <summary>The abstract members with those that the interface inherits; accessors go with their properties.</summary>
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        new[] { type }
            .Concat(type.AllInterfaces)
            .SelectMany(candidate => candidate.GetMembers())
            .Where(member => member.IsAbstract && member is not IMethodSymbol { AssociatedSymbol: not null });

    private static MethodModel? ReadMember(ISymbol member, List<Problem> problems)
    {
        if (ProblemWith(member) is { } rule)
        {
            problems.Add(Problem.At(rule, member));
            return null;
        }

        var method = (IMethodSymbol)member;
        var returned = (INamedTypeSymbol)method.ReturnType;
        return new(
            method.ContainingType.FullName(),
            method.Name,
            returned.FullName(),
            returned.Name == "ValueTask",
            returned.TypeArguments.FirstOrDefault()?.FullName(),
            new(method.Parameters.Select(parameter => new ParameterModel(
                parameter.Type.FullName(),
                parameter.Type.Is("System.Threading.CancellationToken")))));
    }

    private static DiagnosticDescriptor? ProblemWith(ISymbol member) => member switch
    {
        not IMethodSymbol => Rules.NotAMethod,
        IMethodSymbol { IsGenericMethod: true } => Rules.Generic,
        IMethodSymbol method when !IsTask(method.ReturnType) => Rules.ReturnType,
        IMethodSymbol method when method.Parameters.Any(parameter => parameter.RefKind != RefKind.None) => Rules.ByReference,
        IMethodSymbol method when IsOneWay(method) && HasAnswer(method) => Rules.OneWayAnswer,
        _ => null,
    };

    private static bool IsTask(ITypeSymbol type) =>
        type.Is("System.Threading.Tasks.Task") || type.Is("System.Threading.Tasks.ValueTask");

    private static bool IsOneWay(IMethodSymbol method) =>
        method.Attribute("Orleans.Concurrency.OneWayAttribute") is not null;

    private static bool HasAnswer(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments.Length: > 0 };

    private static string Identifier(INamedTypeSymbol type)
    {
        var name = new StringBuilder();
        foreach (var character in type.ToDisplayString())
        {
            // An underscore is doubled, so that two names never become one.
            name.Append(char.IsLetterOrDigit(character) ? character.ToString() : character == '_' ? "__" : "_");
        }

        return name.ToString();
    }
}
