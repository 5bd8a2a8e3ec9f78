using Orleans.Storage;

namespace Isobar.Tests.Ports.Storage;

/// <summary>A grain storage of its own for one test.</summary>
public abstract class GrainStorageFixture : IRestartable
{
    public abstract IGrainStorage Storage { get; }

    public virtual Capability Restart => Capability.Present;

    public abstract Task RestartAsync();

    public abstract ValueTask DisposeAsync();
}
