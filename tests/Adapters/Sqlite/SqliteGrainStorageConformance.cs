using Isobar.Tests.Ports.Storage;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class SqliteGrainStorageConformance(ITestOutputHelper output) : GrainStorageConformance(output)
{
    protected override Task<GrainStorageFixture> CreateAsync() => Task.FromResult<GrainStorageFixture>(new SqliteGrainStorageFixture());
}
