using Orleans.Runtime;

namespace Orleans;

/// <summary>The name that a class's grains bear in their ids. It stays when the class is renamed, and with it what they have stored.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    private readonly GrainType _grainType = GrainType.Create(grainType);

    public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;
}
