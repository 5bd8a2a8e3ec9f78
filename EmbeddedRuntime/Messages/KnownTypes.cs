using System.Collections.Immutable;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The types that Orleans serializes without being told to.</summary>
internal static class KnownTypes
{
    private static readonly HashSet<Type> Leaves =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(CancellationToken), typeof(Type),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(Nullable<>), typeof(List<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(ICollection<>),
        typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(Dictionary<,>), typeof(IDictionary<,>),
        typeof(IReadOnlyDictionary<,>), typeof(HashSet<>), typeof(ISet<>), typeof(IReadOnlySet<>), typeof(Queue<>),
        typeof(Stack<>), typeof(SortedDictionary<,>), typeof(KeyValuePair<,>), typeof(ImmutableArray<>),
        typeof(ImmutableList<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>), typeof(ReadOnlyMemory<>),
    ];

    public static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || Leaves.Contains(type) || type.IsAssignableTo(typeof(IAddressable))
        || type.Assembly == typeof(GrainId).Assembly;

    /// <summary>What a known collection, tuple or array holds; <c>null</c> for other types.</summary>
    public static Type[]? ElementsOf(Type type) =>
        type.IsArray ? [type.GetElementType()!]
        : type.IsGenericType && (Collections.Contains(type.GetGenericTypeDefinition()) || IsTuple(type)) ? type.GetGenericArguments()
        : null;

    private static bool IsTuple(Type type) => type.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple));
}
