using Isobar.Tests.Simulation.Worlds;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The grain storage: bytes with versions.</summary>
internal sealed class StorageModel
{
    private const int Kept = 20;

    private readonly Dictionary<(string State, GrainId Grain), StoredRecord> _records = [];
    private readonly List<(string State, GrainId Grain, StoredRecord? Before)> _history = [];
    private int _version;

    /// <summary>Grains that somebody took a state away from, or gave an old one.</summary>
    public HashSet<GrainId> Damaged { get; } = [];

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
        Remember(state, grain, stored);
        return next;
    }

    /// <summary>Deletes some state.</summary>
    /// <returns>Whose it was; null if there is none.</returns>
    public GrainId? Delete(Chance chance)
    {
        if (_records.Count == 0)
        {
            return null;
        }

        var (state, grain) = chance.OneIn([.. _records.Keys]);
        _records.Remove((state, grain));
        Damaged.Add(grain);
        return grain;
    }

    /// <summary>Puts an earlier version of some state in place of the present one, its version included, as restoring a backup would.</summary>
    /// <inheritdoc cref="Delete"/>
    public GrainId? RollBack(Chance chance)
    {
        var replaced = _history.FindAll(static one => one.Before is not null);
        if (replaced.Count == 0)
        {
            return null;
        }

        var (state, grain, before) = chance.OneIn(replaced);
        _records[(state, grain)] = before!;
        Damaged.Add(grain);
        return grain;
    }

    private void Remember(string state, GrainId grain, StoredRecord? before)
    {
        _history.Add((state, grain, before));
        if (_history.Count > Kept)
        {
            _history.RemoveAt(0);
        }
    }
}

/// <summary>A stored state.</summary>
internal sealed record StoredRecord(byte[] Body, string ETag)
{
    private object? _read;

    /// <summary>The state, for auditors: read once, and never handed to a grain.</summary>
    public T Read<T>()
        where T : class => (T)(_read ??= StateJson.Read<T>(Body));
}
