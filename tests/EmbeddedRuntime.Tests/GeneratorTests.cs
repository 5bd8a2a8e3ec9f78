using Isobar.EmbeddedRuntime.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans;
using Xunit;

namespace Isobar.EmbeddedRuntime.Tests;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData("public interface IBad : IGrainWithStringKey { Task Do<T>(T value); }", "ISOG001")]
    [InlineData("public interface IBad<T> : IGrainWithStringKey { Task Do(T value); }", "ISOG001")]
    [InlineData("public interface IBad : IGrainWithStringKey { int Do(); }", "ISOG002")]
    [InlineData("public interface IBad : IGrainWithStringKey { void Do(); }", "ISOG002")]
    [InlineData("public interface IBad : IGrainWithStringKey { Task Do(ref int value); }", "ISOG003")]
    [InlineData("public interface IBad : IGrainWithStringKey { int Value { get; } }", "ISOG004")]
    [InlineData("public interface IBad : IGrainWithStringKey { [OneWay] Task<int> Do(); }", "ISOG005")]
    [InlineData("public class Outer { private interface IBad : IGrainWithStringKey { Task Do(); } }", "ISOG006")]
    public void A_shape_that_cannot_be_called_is_an_error(string declaration, string rule) =>
        Assert.Equal([rule], DiagnosticsOf(declaration).Select(diagnostic => diagnostic.Id));

    [Fact]
    public void A_sound_interface_and_class_give_code_that_compiles() =>
        Assert.Empty(DiagnosticsOf("""
            public interface IGood : IGrainWithStringKey { Task<int> Do(string @class, System.Threading.CancellationToken token); ValueTask Rest(); }
            public class GoodGrain([PersistentState("state")] IPersistentState<object> state, IGrainContext context) : Grain, IGood
            {
                public Task<int> Do(string @class, System.Threading.CancellationToken token) => Task.FromResult(state.RecordExists ? 1 : context.GrainId.GetHashCode());
                public ValueTask Rest() => default;
            }
            """));

    private static List<Diagnostic> DiagnosticsOf(string declaration)
    {
        var source = "using System.Threading.Tasks; using Orleans; using Orleans.Concurrency; using Orleans.Runtime; " + declaration;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Append(typeof(IGrain).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create(new GrainGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return [.. diagnostics, .. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
