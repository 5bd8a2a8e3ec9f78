using Isobar.Tests.Ports.Broker;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class SqliteBrokerConformance(ITestOutputHelper output) : BrokerConformance(output)
{
    protected override Task<BrokerFixture> CreateAsync() => Task.FromResult<BrokerFixture>(new SqliteBrokerFixture());
}
