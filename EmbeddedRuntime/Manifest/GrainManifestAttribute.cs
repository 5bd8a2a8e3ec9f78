namespace Isobar.EmbeddedRuntime;

/// <summary>Names the generated list of an assembly's grains. For generated code.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute(Type manifestType) : Attribute
{
    public Type ManifestType { get; } = manifestType;
}
