using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>
/// Grain states in <c>grains.db</c>, on both runtimes. Writes that overlap share a transaction; each is durable when it returns.
/// A version that is not the stored one is an <see cref="InconsistentStateException"/>; a file that cannot be written now is an <see cref="OrleansException"/>
/// with what to do, and the state stored before stays.
/// </summary>
public sealed class SqliteGrainStorage : IGrainStorage, IAsyncDisposable
{
    private readonly string _path;
    private readonly GrainStateStatements _statements;
    private readonly GroupCommitWriter _writer;
    private readonly GrainStateReader _reader;
    private readonly ETags _etags;
    private bool _disposed;

    /// <exception cref="DataDirectoryException">The file cannot be used.</exception>
    public SqliteGrainStorage(DataDirectory directory, IOptions<SqliteOptions> options, TimeProvider time)
    {
        var file = SqliteFile.OpenForWriting(directory, GrainStateSchema.File, options.Value);
        _path = file.Path;
        _etags = ETags.StartingAfter(file.Scalar("SELECT max(etag) FROM grain_states"), time);
        _statements = new GrainStateStatements(file);
        _reader = new GrainStateReader(SqliteFile.OpenForReading(directory, GrainStateSchema.File, options.Value));
        _writer = new GroupCommitWriter(file, _statements, new NoHooks(), options.Value, time, Unavailable);
        _writer.Start();
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var address = StateAddress.Of(stateName, grainId);
        if (Read(address) is var (version, body))
        {
            grainState.State = GrainStateJson.Deserialize<T>(address.ToString(), body);
            Set(grainState, ETags.Format(version));
        }
        else
        {
            SetNothing(grainState);
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var address = StateAddress.Of(stateName, grainId);
        var next = _etags.Next();
        await _writer.WriteAsync(
            new WriteStateOperation(
                _statements, address, Expected(address, grainState.ETag), next, GrainStateJson.Serialize(grainState.State)),
            CancellationToken.None);
        Set(grainState, ETags.Format(next));
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var address = StateAddress.Of(stateName, grainId);
        if (Expected(address, grainState.ETag) is { } version)
        {
            await _writer.WriteAsync(new ClearStateOperation(_statements, address, version), CancellationToken.None);
        }
        else if (Read(address) is var (stored, _))
        {
            throw VersionCheck.Conflict(address, ETags.Format(stored), current: null);
        }

        SetNothing(grainState);
    }

    /// <summary>Writes what is queued and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _disposed, true))
        {
            await _writer.DisposeAsync();
            _reader.Dispose();
        }
    }

    private static long? Expected(StateAddress address, string? etag) => etag is null
        ? null
        : ETags.Parse(etag) ?? throw VersionCheck.Conflict(address, stored: null, etag);

    private static void Set<T>(IGrainState<T> grainState, string etag)
    {
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    private static void SetNothing<T>(IGrainState<T> grainState)
    {
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static OrleansException Unavailable(string message, Exception cause) => new(message, cause);

    private (long Version, byte[] Body)? Read(StateAddress address)
    {
        try
        {
            return _reader.Read(address);
        }
        catch (SqliteFailure e)
        {
            throw Unavailable(SqliteAdvice.For(_path, e), e);
        }
    }
}
