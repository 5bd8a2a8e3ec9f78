using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>Reads a grain class, and how its constructor is called.</summary>
internal static class ClassReader
{
    public static ClassModel Read(INamedTypeSymbol type)
    {
        List<Problem> problems = [];
        if (type.IsGenericType)
        {
            problems.Add(Problem.At(Rules.Generic, type));
        }

        var constructor = Constructor(type);
        if (constructor is null || !type.IsReachable())
        {
            problems.Add(Problem.At(Rules.Inaccessible, type));
        }

        if (constructor?.Parameters.Any(HasForeignFacet) == true)
        {
            problems.Add(Problem.At(Rules.Facet, constructor));
        }

        var interfaces = type.AllInterfaces.Where(Symbols.IsGrainInterface).Select(candidate => candidate.FullName());
        var arguments = constructor?.Parameters.Select(Argument) ?? [];
        return new(type.FullName(), new(interfaces), new(arguments), new(problems));
    }

    /// <summary>The reachable constructor that asks for most.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            .OrderByDescending(candidate => candidate.Parameters.Length)
            .FirstOrDefault();

    private static bool HasForeignFacet(IParameterSymbol parameter) =>
        PersistentState(parameter) is null
        && parameter.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.AllInterfaces.Any(candidate => candidate.Is("Orleans.IFacetMetadata")) == true);

    private static AttributeData? PersistentState(IParameterSymbol parameter) =>
        parameter.Attribute("Orleans.Runtime.PersistentStateAttribute");

    private static string Argument(IParameterSymbol parameter)
    {
        var type = parameter.Type.FullName();
        if (PersistentState(parameter) is { } state)
        {
            var stateType = ((INamedTypeSymbol)parameter.Type).TypeArguments[0].FullName();
            return $"c.State<{stateType}>({Literal(state, 0)}, {Literal(state, 1)})";
        }

        if (parameter.Attribute("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute") is { } keyed)
        {
            return $"c.KeyedService<{type}>({Literal(keyed, 0)})";
        }

        return parameter.Type.Is("Orleans.Runtime.IGrainContext") ? "c.Context"
            : parameter.HasExplicitDefaultValue ? $"c.OptionalService<{type}>()"
            : $"c.Service<{type}>()";
    }

    private static string Literal(AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index ? attribute.ConstructorArguments[index].ToCSharpString() : "null";
}
