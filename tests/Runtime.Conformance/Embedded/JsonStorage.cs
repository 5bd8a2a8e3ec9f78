using System.Collections.Concurrent;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Runtime.Conformance;

/// <summary>Storage in memory that keeps text, never references.</summary>
public sealed class JsonStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), (string Json, int Version)> _records = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = JsonSerializer.Deserialize<T>(record.Json);
            Stamp(grainState, record.Version);
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
            Stamp(grainState, version: null);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = Check(stateName, grainId, grainState.ETag) + 1;
        _records[(stateName, grainId)] = (JsonSerializer.Serialize(grainState.State), version);
        Stamp(grainState, version);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check(stateName, grainId, grainState.ETag);
        _records.TryRemove((stateName, grainId), out _);
        grainState.State = Activator.CreateInstance<T>();
        Stamp(grainState, version: null);
        return Task.CompletedTask;
    }

    private static void Stamp<T>(IGrainState<T> state, int? version)
    {
        state.ETag = version?.ToString();
        state.RecordExists = version is not null;
    }

    private int Check(string stateName, GrainId grainId, string? etag)
    {
        var stored = _records.TryGetValue((stateName, grainId), out var record) ? record.Version : (int?)null;
        return stored?.ToString() == etag
            ? stored ?? 0
            : throw new InconsistentStateException("Somebody else has written.", stored?.ToString(), etag);
    }
}
