using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>
/// Generates, for the grain interfaces of a compilation, references and requests, and for its grain classes the calls of their
/// constructors: nothing is looked up by reflection when a grain is called.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is TypeDeclarationSyntax { BaseList: not null },
            static (syntax, _) => Read(syntax));
        var interfaces = types.Select(static (model, _) => model as InterfaceModel).Where(static model => model is not null);
        var classes = types.Select(static (model, _) => model as ClassModel).Where(static model => model is not null);
        var scope = context.CompilationProvider.Select(static (compilation, _) => Scope(compilation.AssemblyName));

        context.RegisterSourceOutput(interfaces.Combine(scope), static (output, pair) => Write(output, pair.Left!, pair.Right));
        context.RegisterSourceOutput(
            interfaces.Collect().Combine(classes.Collect()).Combine(scope),
            static (output, all) =>
            {
                foreach (var problem in all.Left.Right.SelectMany(static model => model!.Problems))
                {
                    output.ReportDiagnostic(problem.ToDiagnostic());
                }

                var sound = all.Left.Left.Where(static model => model!.Problems.Count == 0);
                var made = all.Left.Right.Where(static model => model!.Problems.Count == 0);
                output.AddSource("Manifest.g.cs", SourceText.From(Emitter.Manifest(sound!, made!, all.Right), Encoding.UTF8));
            });
    }

    /// <summary>The model of a grain interface or class; of partial types, by the first part with a base list.</summary>
    private static object? Read(GeneratorSyntaxContext syntax)
    {
        if (syntax.SemanticModel.GetDeclaredSymbol(syntax.Node) is not INamedTypeSymbol type || !IsFirstPart(type, syntax.Node))
        {
            return null;
        }

        return type.IsGrainInterface() ? InterfaceReader.Read(type)
            : type.IsGrainClass() ? ClassReader.Read(type)
            : null;
    }

    private static bool IsFirstPart(INamedTypeSymbol type, SyntaxNode node) =>
        type.DeclaringSyntaxReferences
            .Select(static reference => reference.GetSyntax())
            .First(static part => part is TypeDeclarationSyntax { BaseList: not null }) == node;

    private static void Write(SourceProductionContext output, InterfaceModel model, string scope)
    {
        foreach (var problem in model.Problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }

        if (model.Problems.Count == 0)
        {
            output.AddSource($"{model.Id}.g.cs", SourceText.From(Emitter.Interface(model, scope), Encoding.UTF8));
        }
    }

    /// <summary>A namespace of the assembly's own: assemblies that see each other's internals must not collide.</summary>
    private static string Scope(string? assembly)
    {
        var name = new StringBuilder("Isobar.EmbeddedRuntime.Generated.");
        foreach (var character in assembly ?? "Assembly")
        {
            name.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        return name.ToString();
    }
}
