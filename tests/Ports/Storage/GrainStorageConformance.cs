using Isobar.Events;
using Isobar.Places;
using Isobar.Weather;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Xunit.Abstractions;

namespace Isobar.Tests.Ports.Storage;

/// <summary>The contract of <see cref="IGrainStorage"/>. Every storage derives from it and passes.</summary>
public abstract class GrainStorageConformance(ITestOutputHelper output) : IAsyncLifetime
{
    private const string StateName = "profile";
    private static readonly GrainId Alice = GrainId.Create("user", "alice");
    private static readonly GrainId Bob = GrainId.Create("user", "bob");
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected ITestOutputHelper Output { get; } = output;

    protected GrainStorageFixture Fixture { get; private set; } = null!;

    protected IGrainStorage Storage => Fixture.Storage;

    public virtual async Task InitializeAsync() => Fixture = await CreateAsync();

    public async Task DisposeAsync() => await Fixture.DisposeAsync();

    protected abstract Task<GrainStorageFixture> CreateAsync();

    [Fact]
    public async Task State_never_written_reads_as_new()
    {
        var state = new GrainState<SampleState> { State = new SampleState { Count = 9 }, ETag = "1", RecordExists = true };

        await Storage.ReadStateAsync(StateName, Alice, state);

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal(0, state.State!.Count);
    }

    [Fact]
    public async Task State_comes_back_as_it_was_written()
    {
        var observation = new WeatherObservation { Source = "s", ObservedAt = Noon, TemperatureC = -1.5 };
        var entry = new SlotEntry(Slot.Containing(Noon, TimeSpan.FromMinutes(30)), observation);
        await WriteAsync(Alice, new SampleState
        {
            Name = "täglich",
            Count = long.MaxValue,
            At = Noon.AddTicks(7),
            Place = new GeoPoint(52.52, 13.405),
            Cell = Cell.Parse("u33db"),
            Bits = new byte[] { 0, 255 },
            Octets = [1, 2, 3],
            Status = WeatherStatus.Stale,
            Window = { [RowKey.Of("alice", "a", Noon)] = ulong.MaxValue },
            Slots = { entry },
        });

        var read = (await ReadAsync(Alice)).State!;

        Assert.Equal(("täglich", long.MaxValue, Noon.AddTicks(7)), (read.Name, read.Count, read.At));
        Assert.Equal((new GeoPoint(52.52, 13.405), Cell.Parse("u33db")), (read.Place, read.Cell));
        Assert.Equal([0, 255], read.Bits.ToArray());
        Assert.Equal([1, 2, 3], read.Octets);
        Assert.Equal(WeatherStatus.Stale, read.Status);
        Assert.Equal(ulong.MaxValue, read.Window[RowKey.Of("alice", "a", Noon)]);
        Assert.Equal([entry], read.Slots);
    }

    [Fact]
    public async Task Storage_keeps_what_was_written_not_the_object()
    {
        var state = await WriteAsync(Alice, new SampleState { Count = 1 });

        state.State!.Count = 2;

        Assert.Equal(1, (await ReadAsync(Alice)).State!.Count);
    }

    [Fact]
    public async Task Written_state_has_a_version_that_changes()
    {
        var state = await WriteAsync(Alice, new SampleState());
        var first = state.ETag;

        await Storage.WriteStateAsync(StateName, Alice, state);

        Assert.True(state.RecordExists);
        Assert.NotNull(first);
        Assert.NotEqual(first, state.ETag);
        Assert.Equal(state.ETag, (await ReadAsync(Alice)).ETag);
    }

    [Fact]
    public async Task Grains_and_names_do_not_mix()
    {
        await WriteAsync(Alice, new SampleState { Count = 1 });
        await WriteAsync(Bob, new SampleState { Count = 2 });
        await Storage.WriteStateAsync("other", Alice, new GrainState<SampleState>(new SampleState { Count = 3 }));

        Assert.Equal(1, (await ReadAsync(Alice)).State!.Count);
        Assert.Equal(2, (await ReadAsync(Bob)).State!.Count);
    }

    [Fact]
    public async Task Writing_over_a_newer_version_is_a_conflict_and_changes_nothing()
    {
        await WriteAsync(Alice, new SampleState { Count = 1 });
        var (mine, theirs) = (await ReadAsync(Alice), await ReadAsync(Alice));
        theirs.State!.Count = 2;
        await Storage.WriteStateAsync(StateName, Alice, theirs);
        mine.State!.Count = 3;

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, Alice, mine));

        Assert.Equal((theirs.ETag, mine.ETag), (conflict.StoredEtag, conflict.CurrentEtag));
        Assert.Equal(2, (await ReadAsync(Alice)).State!.Count);
    }

    [Fact]
    public async Task Writing_as_new_what_is_there_is_a_conflict()
    {
        await WriteAsync(Alice, new SampleState { Count = 1 });

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(Alice, new SampleState { Count = 2 }));

        Assert.Equal(1, (await ReadAsync(Alice)).State!.Count);
    }

    [Fact]
    public async Task Cleared_state_reads_as_new_and_can_be_written_again()
    {
        var state = await WriteAsync(Alice, new SampleState { Count = 1 });

        await Storage.ClearStateAsync(StateName, Alice, state);

        Assert.Equal((null, false, 0L), (state.ETag, state.RecordExists, state.State!.Count));
        Assert.False((await ReadAsync(Alice)).RecordExists);
        await Storage.WriteStateAsync(StateName, Alice, state);
        Assert.True((await ReadAsync(Alice)).RecordExists);
    }

    [Fact]
    public async Task Clearing_a_newer_version_is_a_conflict()
    {
        var mine = await WriteAsync(Alice, new SampleState { Count = 1 });
        await Storage.WriteStateAsync(StateName, Alice, await ReadAsync(Alice));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync(StateName, Alice, mine));

        Assert.True((await ReadAsync(Alice)).RecordExists);
    }

    [Fact]
    public async Task Writing_what_another_activation_has_cleared_is_a_conflict()
    {
        var mine = await WriteAsync(Alice, new SampleState { Count = 1 });
        await Storage.ClearStateAsync(StateName, Alice, await ReadAsync(Alice));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, Alice, mine));
    }

    [Fact]
    public async Task Version_of_a_cleared_state_never_fits_a_later_one()
    {
        var mine = await WriteAsync(Alice, new SampleState { Count = 1 });
        await Storage.ClearStateAsync(StateName, Alice, await ReadAsync(Alice));
        await WriteAsync(Alice, new SampleState { Count = 2 });

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, Alice, mine));
    }

    [Fact]
    public async Task State_survives_a_restart()
    {
        if (Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        var state = await WriteAsync(Alice, new SampleState { Count = 1 });
        await Fixture.RestartAsync();

        Assert.Equal((1L, state.ETag), ((await ReadAsync(Alice)).State!.Count, (await ReadAsync(Alice)).ETag));
        await Storage.WriteStateAsync(StateName, Alice, state);
    }

    [Fact]
    public async Task Of_writers_at_once_with_one_version_exactly_one_succeeds()
    {
        await WriteAsync(Alice, new SampleState());
        var writers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ReadAsync(Alice)));

        var results = await Task.WhenAll(writers.Select(writer => Task.Run(() => TryWriteAsync(writer))));

        Assert.Equal(1, results.Count(succeeded => succeeded));
    }

    [Fact]
    public async Task Many_grains_write_at_once_and_each_keeps_its_last_state()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => CountUpAsync(GrainId.Create("user", $"u{i}")))));

        for (var i = 0; i < 64; i++)
        {
            Assert.Equal(20, (await ReadAsync(GrainId.Create("user", $"u{i}"))).State!.Count);
        }
    }

    private async Task CountUpAsync(GrainId grain)
    {
        var state = new GrainState<SampleState>(new SampleState());
        for (var i = 0; i < 20; i++)
        {
            state.State!.Count++;
            await Storage.WriteStateAsync(StateName, grain, state);
        }
    }

    private async Task<bool> TryWriteAsync(GrainState<SampleState> state)
    {
        try
        {
            await Storage.WriteStateAsync(StateName, Alice, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private async Task<GrainState<SampleState>> WriteAsync(GrainId grain, SampleState value)
    {
        var state = new GrainState<SampleState>(value);
        await Storage.WriteStateAsync(StateName, grain, state);
        return state;
    }

    private async Task<GrainState<SampleState>> ReadAsync(GrainId grain)
    {
        var state = new GrainState<SampleState>();
        await Storage.ReadStateAsync(StateName, grain, state);
        return state;
    }
}
