using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Tests.Ports.Warehousing;

public abstract partial class WarehouseConformance
{
    [Fact]
    public async Task Row_comes_back_as_it_was_appended()
    {
        var row = Rows.Full("a");

        Assert.Equal([AppendOutcome.Stored], await AppendAsync(row));

        // Until when the weather could be given again is not part of the row.
        Assert.Equal(row, WithWeatherExpiryOf(row, await GetOneAsync(row)));
    }

    [Fact]
    public async Task Row_with_only_what_must_be_there_comes_back()
    {
        var row = Rows.Bare("a");

        await AppendAsync(row);

        Assert.Equal(row, WithWeatherExpiryOf(row, await GetOneAsync(row)));
    }

    [Fact]
    public async Task Time_with_an_offset_is_the_same_instant()
    {
        var row = Rows.Full("a", new DateTimeOffset(2026, 11, 22, 1, 30, 0, TimeSpan.FromHours(5.5)));

        await AppendAsync(row);

        Assert.Equal(row.Event.OccurredAt, (await GetOneAsync(row)).Event.OccurredAt);
    }

    [Fact]
    public async Task Key_that_is_there_is_left_as_it_is()
    {
        if (Fixture.TellsDuplicates.IsMissing(Output))
        {
            return;
        }

        var first = Rows.Full("a");
        await AppendAsync(first);

        var outcome = Assert.Single(await AppendAsync(first));

        Assert.Equal(AppendOutcome.AlreadyThere(first.EnrichedAt), outcome);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task First_content_of_a_key_wins()
    {
        if (Fixture.FirstWins.IsMissing(Output))
        {
            return;
        }

        var first = Rows.Full("a");
        await AppendAsync(first);

        await AppendAsync(first with { Event = first.Event with { Type = "another" } });

        Assert.Equal("app.open", (await GetOneAsync(first)).Event.Type);
    }

    [Fact]
    public async Task Key_twice_in_one_call_is_stored_once()
    {
        var row = Rows.Full("a");

        var outcomes = await AppendAsync(row, Rows.Full("b"), row);

        Assert.Equal(
            [AppendResult.Stored, AppendResult.Stored, AppendResult.AlreadyThere], outcomes.Select(outcome => outcome.Result));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task One_identity_in_two_hours_is_two_rows()
    {
        await AppendAsync(Rows.Full("a"), Rows.Full("a", Rows.Noon.AddHours(1)));

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Nothing_to_append_is_no_error() => Assert.Empty(await AppendAsync());

    [Fact]
    public async Task Rows_survive_a_restart()
    {
        if (Fixture.Restart.IsMissing(Output))
        {
            return;
        }

        var row = Rows.Full("a");
        await AppendAsync(row);
        await Fixture.RestartAsync();

        Assert.Equal(row.Key, (await GetOneAsync(row)).Key);
        var again = Assert.Single(await AppendAsync(row));
        if (!Fixture.TellsDuplicates.IsMissing(Output))
        {
            Assert.Equal(AppendResult.AlreadyThere, again.Result);
        }

        Assert.Equal(1, await CountAsync());
    }

    /// <summary>
    /// A thousand appends by sixteen writers at once, of batches that overlap, many of them from long ago, each sent by two writers: what
    /// a bad day of the pipeline looks like to the warehouse.
    /// </summary>
    [Fact]
    public async Task Overlapping_appends_of_sixteen_writers_hold_each_key_once_and_store_it_once()
    {
        const int Writers = 16, Appends = 1_000, Events = 4_000, BatchSize = 20;
        var rows = Enumerable.Range(0, Events).Select(i => Rows.Full($"e{i}", OccurredAt(i))).ToArray();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))));

        var stored = outcomes.SelectMany(keys => keys).GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((Events, Events), (await CountAsync(), await CountAsync("count(distinct row_key)")));
        if (!Fixture.TellsDuplicates.IsMissing(Output))
        {
            Assert.Equal(Events, stored.Count);
            Assert.All(stored, key => Assert.Equal(1, key.Value));
        }

        async Task<List<RowKey>> WriteAsync(int writer)
        {
            var keys = new List<RowKey>();
            for (var append = writer; append < Appends; append += Writers)
            {
                var batch = Enumerable.Range(0, BatchSize).Select(i => rows[((append * BatchSize / 2) + i) % Events]).ToList();
                var results = await Warehouse.AppendAsync(batch, default);
                keys.AddRange(batch.Where((_, i) => results[i].Result == AppendResult.Stored).Select(row => row.Key));
            }

            return keys;
        }

        static DateTimeOffset OccurredAt(int i) => i % 20 == 0 ? Rows.Noon.AddHours(-(i % 700)) : Rows.Noon.AddSeconds(i % 3_600);
    }

    private static EnrichedEvent WithWeatherExpiryOf(EnrichedEvent appended, EnrichedEvent read) =>
        read with { Weather = read.Weather with { ExpiresAt = appended.Weather.ExpiresAt } };
}
