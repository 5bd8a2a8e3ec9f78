using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>A grain interface, as text.</summary>
internal sealed record InterfaceModel(
    string Type,
    string Id,
    EquatableArray<MethodModel> Methods,
    EquatableArray<Problem> Problems);

/// <summary>A grain method. <c>Result</c> is the type of its answer, or nothing.</summary>
internal sealed record MethodModel(
    string DeclaringType,
    string Name,
    string ReturnType,
    bool IsValueTask,
    string? Result,
    EquatableArray<ParameterModel> Parameters);

internal sealed record ParameterModel(string Type, bool IsCancellation);

/// <summary>A grain class. The arguments are expressions for its constructor.</summary>
internal sealed record ClassModel(
    string Type,
    EquatableArray<string> Interfaces,
    EquatableArray<string> Arguments,
    EquatableArray<Problem> Problems);

/// <summary>Something that cannot be generated, and where. Holds no syntax, which would keep compilations alive.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, string File, TextSpan Span, LinePositionSpan Lines, string Subject)
{
    public static Problem At(DiagnosticDescriptor rule, ISymbol symbol)
    {
        var location = symbol.Locations[0];
        return new(
            rule,
            location.SourceTree?.FilePath ?? string.Empty,
            location.SourceSpan,
            location.GetLineSpan().Span,
            symbol.ToDisplayString());
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location.Create(File, Span, Lines), Subject);
}
