using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.GrainStorage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Tests.Versions.States;

/// <summary>One state in a grain storage of its own, and the bytes that are stored for it.</summary>
internal sealed class StoredState : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("isobar-");
    private readonly DataDirectory _data;
    private readonly SqliteGrainStorage _storage;
    private readonly string _name;
    private readonly GrainId _grain;

    /// <param name="name">Type of the grain and name of the state: <c>user.user-window</c>.</param>
    public StoredState(string name)
    {
        (_grain, _name) = (GrainId.Create(name[..name.IndexOf('.', StringComparison.Ordinal)], "a"), name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        _data = new DataDirectory(_directory.FullName);
        _storage = new SqliteGrainStorage(_data, Options.Create(new SqliteOptions()), TimeProvider.System);
    }

    /// <summary>The bytes under which this version stores a state.</summary>
    public async Task<byte[]> WriteAsync<T>(T state)
    {
        await _storage.WriteStateAsync(_name, _grain, new GrainState<T>(state));
        return (byte[])(await RunAsync("SELECT body FROM grain_states WHERE grain_id = $grain AND state_name = $name"))!;
    }

    /// <summary>The state that this version makes of bytes that any version stored.</summary>
    public async Task<T> ReadAsync<T>(byte[] body)
    {
        await RunAsync("INSERT INTO grain_states(grain_id, state_name, etag, body) VALUES ($grain, $name, 1, $body)", body);
        var state = new GrainState<T>();
        await _storage.ReadStateAsync(_name, _grain, state);
        Assert.True(state.RecordExists);
        return state.State!;
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _data.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task<object?> RunAsync(string sql, byte[]? body = null)
    {
        await using var connection = new SqliteConnection($"Data Source={_data.PathOf("grains.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$grain", _grain.ToString());
        command.Parameters.AddWithValue("$name", _name);
        command.Parameters.AddWithValue("$body", body is null ? DBNull.Value : body);
        return await command.ExecuteScalarAsync();
    }
}
