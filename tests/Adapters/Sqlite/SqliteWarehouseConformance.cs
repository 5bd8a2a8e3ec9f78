using Isobar.Tests.Ports.Warehousing;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class SqliteWarehouseConformance(ITestOutputHelper output) : WarehouseConformance(output)
{
    protected override Task<WarehouseFixture> CreateAsync() => Task.FromResult<WarehouseFixture>(new SqliteWarehouseFixture());
}
