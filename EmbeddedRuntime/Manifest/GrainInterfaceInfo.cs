using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>A grain interface, its methods with those it inherits, and how to make a reference. For generated code.</summary>
public sealed record GrainInterfaceInfo(
    Type Type,
    IReadOnlyList<GrainMethod> Methods,
    Func<GrainBinding, GrainId, GrainReference> CreateReference);
