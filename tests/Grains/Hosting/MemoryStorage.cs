using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>Grain storage in memory; states are immutable, so keeping them is keeping a copy.</summary>
internal sealed class MemoryStorage : IGrainStorage
{
    private readonly Dictionary<(string, GrainId), (object? State, string ETag)> _records = [];
    private int _version;

    public int Writes { get; private set; }

    /// <summary>What the next writes do before they are taken; throwing fails them.</summary>
    public Func<Task> BeforeWrite { get; set; } = static () => Task.CompletedTask;

    public T? Find<T>(string state, string grain)
        where T : class => _records.GetValueOrDefault((state, GrainId.Parse(grain))).State as T;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var isThere = _records.TryGetValue((stateName, grainId), out var record);
        grainState.State = isThere ? (T?)record.State : Activator.CreateInstance<T>();
        grainState.ETag = record.ETag;
        grainState.RecordExists = isThere;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = grainState.State;
        await BeforeWrite();
        if (_records.GetValueOrDefault((stateName, grainId)).ETag is { } stored && stored != grainState.ETag)
        {
            throw new InconsistentStateException("Somebody else has written.", stored, grainState.ETag);
        }

        Writes++;
        grainState.ETag = $"{++_version}";
        grainState.RecordExists = true;
        _records[(stateName, grainId)] = (state, grainState.ETag);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("No grain clears its state.");
}
