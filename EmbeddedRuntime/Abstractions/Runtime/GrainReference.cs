using Isobar.EmbeddedRuntime;

namespace Orleans.Runtime;

/// <summary>Names a grain and calls it. The subclasses are generated, one for each grain interface.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    /// <summary>For generated code.</summary>
    protected GrainReference(GrainBinding binding, GrainId grainId)
    {
        Binding = binding;
        GrainId = grainId;
    }

    internal GrainId GrainId { get; }

    internal GrainBinding Binding { get; }

    internal GrainReferences References => Binding.References;

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}:{Binding.Interface.Type.Name}";
}
