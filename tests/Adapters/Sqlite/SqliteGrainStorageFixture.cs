using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.GrainStorage;
using Isobar.Tests.Ports.Storage;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>The embedded grain storage on a directory of its own.</summary>
public sealed class SqliteGrainStorageFixture : GrainStorageFixture
{
    private readonly TemporaryDirectory _directory = new();
    private DataDirectory _data;
    private SqliteGrainStorage _storage;

    public SqliteGrainStorageFixture(SqliteOptions? common = null)
    {
        Common = common ?? new SqliteOptions();
        _data = new DataDirectory(_directory.FullPath);
        _storage = Open();
    }

    public SqliteOptions Common { get; }

    public string PathOf(string file) => _directory.PathOf(file);

    public override IGrainStorage Storage => _storage;

    public override async Task RestartAsync()
    {
        await _storage.DisposeAsync();
        _data.Dispose();
        _data = new DataDirectory(_directory.FullPath);
        _storage = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _data.Dispose();
        _directory.Dispose();
    }

    private SqliteGrainStorage Open() => new(_data, Options.Create(Common), TimeProvider.System);
}
