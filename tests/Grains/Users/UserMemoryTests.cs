using Isobar.Tests.Grains.Hosting;
using Isobar.Users;
using Orleans.Runtime;

namespace Isobar.Tests.Grains.Users;

public sealed class UserMemoryTests
{
    /// <summary>Found by the simulator (awful, seed 468): what the older part had let go of was forgotten when that part was older than it should be.</summary>
    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 5)]
    [InlineData(5, 3)]
    public async Task The_horizon_is_never_before_that_of_either_part_whichever_was_put_back(long movesOfOlder, long movesOfNewest)
    {
        var newest = new Stored<UserState>(new UserState { Horizon = Sample.Noon, Moves = movesOfNewest, MovedHorizon = Sample.Noon });
        var older = new Stored<UserWindowState>(new UserWindowState { Horizon = Sample.Noon.AddHours(1), Moves = movesOfOlder });
        var memory = new UserMemory(newest, older, new UserOptions());

        await memory.LoadAsync();

        Assert.Equal(Sample.Noon.AddHours(1), memory.Window.Horizon);
    }

    private sealed class Stored<T>(T state) : IPersistentState<T>
    {
        public T State { get; set; } = state;

        public string? Etag => "1";

        public bool RecordExists => true;

        public Task ReadStateAsync() => Task.CompletedTask;

        public Task WriteStateAsync() => Task.CompletedTask;

        public Task ClearStateAsync() => Task.CompletedTask;
    }
}
