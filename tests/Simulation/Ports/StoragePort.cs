using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The grain storage as one silo sees it.</summary>
internal sealed class StoragePort(StorageModel storage, Link link) : IGrainStorage
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(45);

    // By activation, each of which has a state object of its own: one that ends late may still write when its successor does.
    private readonly HashSet<object> _writing = new(ReferenceEqualityComparer.Instance);

    /// <summary>Called with a grain whose write did not end well: its activation ends, and what it knew is gone.</summary>
    public Action<GrainId> WriteFailed { get; set; } = static _ => { };

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var lost = link.Plan.Strikes(FaultKind.StateReadFails) ? new IOException("The state could not be read.") : null;
        var fate = link.Ordinary() with { Lost = lost };
        var record = await link.CallAsync(ProbePoint.StateRead, ProbePoint.StateRead, fate, () => storage.Read(stateName, grainId));
        grainState.State = record is null ? Activator.CreateInstance<T>() : StateJson.Read<T>(record.Body);
        grainState.ETag = record?.ETag;
        grainState.RecordExists = record is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (body, etag) = (StateJson.Write(grainState.State), grainState.ETag);
        if (!_writing.Add(grainState))
        {
            link.Process.World.Find(new Finding(Rule.WritesDoNotOverlap, $"An activation of {grainId} writes its {stateName} twice at a time.", grainId.ToString()));
        }

        try
        {
            var record = await link.CallAsync(
                ProbePoint.StateWriteSent, ProbePoint.StateWriteDurable, WriteFate(), () => storage.Write(stateName, grainId, body, etag));
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }
        catch
        {
            link.Process.World.Note("write failed", grainId.ToString());
            WriteFailed(grainId);
            throw;
        }
        finally
        {
            _writing.Remove(grainState);
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("No grain clears its state.");

    private Fate WriteFate()
    {
        var (plan, chance) = (link.Plan, link.Chance);
        var fate = link.Ordinary();
        if (plan.Strikes(FaultKind.StateSlow))
        {
            fate = fate with { Outward = chance.Between(TimeSpan.Zero, Slow), Back = chance.Between(TimeSpan.Zero, Slow) };
        }

        if (plan.Strikes(FaultKind.StateWriteFails))
        {
            return fate with { Lost = new IOException("The state could not be written.") };
        }

        return plan.Strikes(FaultKind.StateWriteUnanswered)
            ? fate with { Denied = new IOException("The state was written, and the answer was lost.") }
            : fate;
    }
}
