using System.Linq;
using Microsoft.CodeAnalysis;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>Questions about symbols. Types are known by their names, for they come from either runtime.</summary>
internal static class Symbols
{
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static bool Is(this ITypeSymbol type, string fullName) =>
        type.OriginalDefinition.ToDisplayString(NameOnly) == fullName;

    public static bool IsGrainInterface(this INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.ContainingNamespace.ToDisplayString() != "Orleans"
        && type.AllInterfaces.Any(candidate => candidate.Is("Orleans.IGrain"));

    public static bool IsGrainClass(this INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false }
        && type.AllInterfaces.Any(candidate => candidate.Is("Orleans.IGrainBase"))
        && type.AllInterfaces.Any(IsGrainInterface);

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Is(fullName) == true);

    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
                || current.IsFileLocal)
            {
                return false;
            }
        }

        return true;
    }

    private static readonly SymbolDisplayFormat NameOnly =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
