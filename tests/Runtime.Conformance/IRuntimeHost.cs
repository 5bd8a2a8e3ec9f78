using Isobar.Runtime.Conformance.Pipeline;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Runtime.Conformance;

/// <summary>What the tests need of a runtime. Each runtime has one of its own, in its own folder.</summary>
public interface IRuntimeHost : IAsyncDisposable
{
    IGrainFactory Grains { get; }

    Signals Signals { get; }

    /// <summary>Where the product's grains, which run here beside the suite's own, append their rows.</summary>
    MemoryWarehouse Warehouse { get; }

    /// <summary>Waits for something that time brings about; where the clock is a fake, moves it along.</summary>
    Task Until(Task task);

    /// <summary>Ends the activations that are idle.</summary>
    Task CollectIdleAsync();

    /// <summary>Delivers one batch to the implicit subscribers of a stream, and ends as they end.</summary>
    Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items);
}
