using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The grain storage: bytes with versions.</summary>
internal sealed class StorageModel
{
    private readonly Dictionary<(string State, GrainId Grain), StoredRecord> _records = [];
    private int _version;

    /// <summary>Called with every state that is about to replace another.</summary>
    public Action<GrainId, StoredRecord?, StoredRecord> Replacing { get; set; } = static (_, _, _) => { };

    public StoredRecord? Read(string state, GrainId grain) => _records.GetValueOrDefault((state, grain));

    public StoredRecord Write(string state, GrainId grain, byte[] body, string? etag)
    {
        var stored = Read(state, grain);
        if (stored?.ETag != etag)
        {
            throw new InconsistentStateException("Somebody else has written.", stored?.ETag, etag);
        }

        var next = new StoredRecord(body, $"v{++_version}");
        Replacing(grain, stored, next);
        _records[(state, grain)] = next;
        return next;
    }
}

/// <summary>A stored state.</summary>
internal sealed record StoredRecord(byte[] Body, string ETag);
