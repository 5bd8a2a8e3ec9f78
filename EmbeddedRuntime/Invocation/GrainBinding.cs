using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>A grain interface on one silo and the class that implements it there. For generated code.</summary>
public sealed class GrainBinding
{
    internal GrainBinding(SiloRuntime silo, GrainInterfaceInfo grainInterface, GrainClass grainClass)
    {
        Silo = silo;
        Interface = grainInterface;
        Class = grainClass;
        Methods = [.. grainInterface.Methods.Select(grainClass.Bind)];
    }

    internal SiloRuntime Silo { get; }

    internal GrainInterfaceInfo Interface { get; }

    internal GrainClass Class { get; }

    internal BoundMethod[] Methods { get; }

    internal GrainReference Reference(IdSpan key) =>
        Interface.CreateReference(this, GrainId.Create(Class.GrainType, key));
}
