using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Tests.Ports.Warehousing;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.BigQuery;

public sealed class MergeWarehouseConformance(ITestOutputHelper output) : WarehouseConformance(output)
{
    protected override async Task<WarehouseFixture> CreateAsync() => await DoubleFixture.StartAsync();
}
