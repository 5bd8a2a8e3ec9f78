using Isobar.Tests.Ports.Warehousing;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.Postgres;

[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class PostgresWarehouseConformance(ITestOutputHelper output) : WarehouseConformance(output)
{
    protected override async Task<WarehouseFixture> CreateAsync() => await PostgresWarehouseFixture.CreateAsync();
}
