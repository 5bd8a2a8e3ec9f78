namespace Isobar.EmbeddedRuntime;

/// <summary>A grain class, the grain interfaces it implements, and how to make an instance. For generated code.</summary>
public sealed record GrainClassInfo(
    Type Type,
    IReadOnlyList<Type> Interfaces,
    Func<GrainConstruction, object> CreateInstance);
