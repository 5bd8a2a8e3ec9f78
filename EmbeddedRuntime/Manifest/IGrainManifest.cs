namespace Isobar.EmbeddedRuntime;

/// <summary>The grain interfaces and grain classes that one assembly declares. For generated code.</summary>
public interface IGrainManifest
{
    IReadOnlyList<GrainInterfaceInfo> Interfaces { get; }

    IReadOnlyList<GrainClassInfo> Classes { get; }
}
