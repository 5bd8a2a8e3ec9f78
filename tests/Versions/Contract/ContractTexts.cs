using System.Reflection;
using Isobar.Warehousing;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Tests.Versions.Contract;

/// <summary>What silos of two versions must agree on, a text each; a line once written stays as it is.</summary>
internal static class ContractTexts
{
    /// <summary>Ends the line of what every reader relies on.</summary>
    public const string Required = " required";

    /// <summary>Begins the name of what the runtime embedded does not have.</summary>
    public const string OrleansOnly = "orleans/";

    /// <summary>By the name of its fixture.</summary>
    public static SortedDictionary<string, string> All()
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(texts, ProductAssemblies.SerializableTypes, TypeNames.Of, static type => MessageMembers.DeclaredBy(type).Select(Line));
        Add(texts, ProductAssemblies.Enumerations, static type => $"enum.{type.Name}", Numbers);
        Add(texts, ProductAssemblies.GrainInterfaces, static type => $"calls.{TypeNames.Of(type)}", static type => type.GetMethods().Select(Line));
        Add(texts, ProductAssemblies.GrainClasses, static type => $"grain.{GrainTypeOf(type)}", States);
        texts.Add($"columns.{EnrichedEventSchema.Table}", Lines(EnrichedEventSchema.Columns.Select(Line)));
        return texts;
    }

    /// <summary>Null if it depends on the name of the class.</summary>
    public static string? GrainTypeOf(Type grainClass) =>
        grainClass.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, grainClass).ToString();

    public static IEnumerable<string> LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void Add(
        SortedDictionary<string, string> texts, IEnumerable<Type> types, Func<Type, string> name, Func<Type, IEnumerable<string>> lines)
    {
        foreach (var type in types)
        {
            texts.Add((ProductAssemblies.IsOfOrleansOnly(type) ? OrleansOnly : "") + name(type), Lines(lines(type)));
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(static line => line + "\n"));

    private static string Line(MessageMember member) =>
        $"{member.Id} {member.Name}: {TypeNames.Of(member.Type)}{(member.IsRequired ? Required : "")}";

    private static string Line(MethodInfo method) =>
        $"{TypeNames.AliasOf(method)}({string.Join(", ", method.GetParameters().Select(static one => TypeNames.Of(one.ParameterType)))}): {TypeNames.Of(method.ReturnType)}";

    private static string Line(EnrichedEventColumn column) => $"{column.Name}: {column.Kind}{(column.Nullable ? "" : Required)}";

    private static IEnumerable<string> Numbers(Type type) => Enum.GetValues(type).Cast<Enum>().Select(static one => $"{one:D} {one}");

    private static IEnumerable<string> States(Type grainClass) =>
        from constructor in grainClass.GetConstructors()
        from parameter in constructor.GetParameters()
        let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where state is not null
        select $"state {state.StateName}: {TypeNames.Of(parameter.ParameterType.GetGenericArguments()[0])}";
}
