using Microsoft.CodeAnalysis;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>The shapes that the embedded runtime does not call.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Generic = Rule(
        "ISOG001", "'{0}' is generic; grain interfaces, grain classes and their methods are not");

    public static readonly DiagnosticDescriptor ReturnType = Rule(
        "ISOG002", "'{0}' is to return Task, Task<T>, ValueTask or ValueTask<T>");

    public static readonly DiagnosticDescriptor ByReference = Rule(
        "ISOG003", "'{0}' has a parameter that is passed by reference, which no call can carry");

    public static readonly DiagnosticDescriptor NotAMethod = Rule(
        "ISOG004", "'{0}' is not a method; a grain interface has nothing else");

    public static readonly DiagnosticDescriptor OneWayAnswer = Rule(
        "ISOG005", "'{0}' is one-way and so has no answer; it is to return Task or ValueTask");

    public static readonly DiagnosticDescriptor Inaccessible = Rule(
        "ISOG006", "'{0}' is to be public or internal, so that generated code can reach it");

    public static readonly DiagnosticDescriptor Facet = Rule(
        "ISOG007", "'{0}' has a parameter attribute of a kind that only Orleans knows; use [PersistentState]");

    private static DiagnosticDescriptor Rule(string id, string message) =>
        new(id, "Unsupported by the embedded runtime", message, "Isobar.EmbeddedRuntime", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
