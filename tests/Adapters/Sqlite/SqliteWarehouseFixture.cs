using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>The embedded warehouse on a directory of its own.</summary>
public sealed class SqliteWarehouseFixture : WarehouseFixture
{
    private readonly TemporaryDirectory _directory = new();
    private DataDirectory _data;

    public SqliteWarehouseFixture(SqliteWarehouseOptions? options = null, SqliteOptions? common = null)
    {
        Common = common ?? new SqliteOptions();
        Options = options ?? new SqliteWarehouseOptions();
        _data = new DataDirectory(_directory.FullPath);
        Sqlite = Open();
    }

    public SqliteOptions Common { get; }

    public SqliteWarehouseOptions Options { get; }

    public SqliteWarehouse Sqlite { get; private set; }

    public override IWarehouse Warehouse => Sqlite;

    public string PathOf(string file) => _directory.PathOf(file);

    public override async Task RestartAsync()
    {
        await Sqlite.DisposeAsync();
        _data.Dispose();
        _data = new DataDirectory(_directory.FullPath);
        Sqlite = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await Sqlite.DisposeAsync();
        _data.Dispose();
        _directory.Dispose();
    }

    private SqliteWarehouse Open() => new(
        _data,
        Microsoft.Extensions.Options.Options.Create(Common),
        Microsoft.Extensions.Options.Options.Create(Options),
        TimeProvider.System);
}
