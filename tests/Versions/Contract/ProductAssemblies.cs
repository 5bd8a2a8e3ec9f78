using System.Reflection;
using Isobar.Silo.Pipeline;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Tests.Versions.Contract;

/// <summary>Everything that a silo is built of, and what in it crosses silos or is stored.</summary>
internal static class ProductAssemblies
{
    private const string StreamProvider = "Orleans.Streaming.GCP";

    private static readonly Lazy<IReadOnlyList<Assembly>> Closure = new(static () => [.. Reach(typeof(MessageDeadLetters).Assembly, [])]);

    public static IReadOnlyList<Assembly> All => Closure.Value;

    /// <summary>Whether this is the runtime orleans.</summary>
    public static bool HasOrleans => All.Any(static assembly => assembly.GetName().Name == StreamProvider);

    /// <summary>Classes and structs that the serializer knows, bases included.</summary>
    public static IEnumerable<Type> SerializableTypes => Types.Where(static type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

    /// <summary>Those of observers included.</summary>
    public static IEnumerable<Type> GrainInterfaces =>
        Types.Where(static type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)));

    public static IEnumerable<Type> GrainClasses =>
        Types.Where(static type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(Grain)));

    /// <summary>Enumerations that messages have as members.</summary>
    public static IEnumerable<Type> Enumerations => SerializableTypes
        .SelectMany(MessageMembers.DeclaredBy)
        .Select(static member => Nullable.GetUnderlyingType(member.Type) ?? member.Type)
        .Where(static type => type.IsEnum)
        .Distinct();

    private static IEnumerable<Type> Types => All.SelectMany(static assembly => assembly.GetTypes());

    /// <summary>Whether the runtime embedded has no such type: it is of the stream provider, or of how silos run on Orleans.</summary>
    public static bool IsOfOrleansOnly(Type type) =>
        type.Assembly.GetName().Name == StreamProvider || type.Namespace!.StartsWith("Isobar.Silo.Runtime", StringComparison.Ordinal);

    public static bool Owns(Type type) => All.Contains(type.Assembly);

    private static HashSet<Assembly> Reach(Assembly from, HashSet<Assembly> reached)
    {
        if (reached.Add(from))
        {
            foreach (var name in from.GetReferencedAssemblies().Where(IsProduct))
            {
                Reach(Assembly.Load(name), reached);
            }
        }

        return reached;
    }

    // The embedded runtime's own types never leave a process.
    private static bool IsProduct(AssemblyName name) =>
        name.Name is { } text && text != "Isobar.EmbeddedRuntime"
        && (text.StartsWith("Isobar.", StringComparison.Ordinal) || text == StreamProvider);
}
