using Isobar.Adapters.Sqlite;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>What only the embedded grain storage promises.</summary>
public sealed class SqliteGrainStorageTests
{
    [Fact]
    public async Task Full_disk_fails_the_write_and_keeps_the_state_before()
    {
        await using var fixture = new SqliteGrainStorageFixture(new SqliteOptions { MaxFileMegabytes = 1 });
        var grain = GrainId.Create("user", "alice");
        var state = new GrainState<List<string>>(["first"]);
        await fixture.Storage.WriteStateAsync("s", grain, state);
        var version = state.ETag;
        state.State = [new string('x', 2_000_000)];

        var refused = await Assert.ThrowsAsync<OrleansException>(() => fixture.Storage.WriteStateAsync("s", grain, state));

        Assert.Contains("No space is left", refused.Message, StringComparison.Ordinal);
        Assert.Equal(version, state.ETag);
        var read = new GrainState<List<string>>();
        await fixture.Storage.ReadStateAsync("s", grain, read);
        Assert.Equal(["first"], read.State!);
        state.State = ["second"];
        await fixture.Storage.WriteStateAsync("s", grain, state);
    }

    [Fact]
    public async Task State_of_another_shape_is_named()
    {
        await using var fixture = new SqliteGrainStorageFixture();
        var grain = GrainId.Create("user", "alice");
        await fixture.Storage.WriteStateAsync("profile", grain, new GrainState<List<string>>(["text"]));

        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => fixture.Storage.ReadStateAsync("profile", grain, new GrainState<Dictionary<string, int>>()));

        Assert.Contains("state \"profile\" of grain user/alice", refused.Message, StringComparison.Ordinal);
    }
}
