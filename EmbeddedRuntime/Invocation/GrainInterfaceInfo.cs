namespace Isobar.EmbeddedRuntime;

internal sealed record GrainInterfaceInfo(Type Type);
