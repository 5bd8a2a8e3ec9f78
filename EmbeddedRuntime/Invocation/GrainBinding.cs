namespace Isobar.EmbeddedRuntime;

/// <summary>A grain interface on one silo: the class that implements it there. For generated code.</summary>
public sealed class GrainBinding
{
    internal GrainBinding(GrainReferences references, GrainInterfaceInfo grainInterface)
    {
        References = references;
        Interface = grainInterface;
    }

    internal GrainReferences References { get; }

    internal GrainInterfaceInfo Interface { get; }
}
