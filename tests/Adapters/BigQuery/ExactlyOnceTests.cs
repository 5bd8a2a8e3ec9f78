using Isobar.Events;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>Whatever goes wrong between Isobar and BigQuery, each row is there once in the end: in the view at once, in the table after a merge.</summary>
public sealed class ExactlyOnceTests : IAsyncLifetime
{
    private const string Table = "enriched_events";
    private const string View = "enriched_events_live";

    private DoubleFixture _fixture = null!;

    public static TheoryData<string> Faults => [.. All.Keys];

    private static Dictionary<string, Fault> All { get; } = new(StringComparer.Ordinal)
    {
        ["busy"] = Fault.Error(503, "backendError"),
        ["rate limit"] = Fault.Error(403, "rateLimitExceeded"),
        ["quota"] = Fault.Error(403, "quotaExceeded"),
        ["denied"] = Fault.Error(403, "accessDenied"),
        ["cut"] = Fault.Cut,
        ["done, and the connection cut"] = Fault.CutAfter,
        ["done, and answered with an error"] = Fault.ErrorAfter(500, "internalError"),
        ["cut, and done later"] = Fault.CutThenDo(TimeSpan.FromMilliseconds(300)),
    };

    public async Task InitializeAsync()
    {
        _fixture = await DoubleFixture.StartAsync();
        _fixture.Server.Streaming.DedupeWindow = TimeSpan.Zero;
    }

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Streaming_request_that_fails_loses_nothing_and_doubles_nothing(string fault)
    {
        var rows = Some(30);
        _fixture.Server.Faults.Next(Operations.InsertAll, All[fault], All[fault], All[fault]);

        await AppendAsync(_fixture.Host.Warehouse, rows);

        await ShowsAsync(View, rows);
        await MergeUntilItShowsAsync(rows);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Merge_whose_request_fails_loses_nothing_and_doubles_nothing(string fault)
    {
        var rows = Some(30);
        await AppendAsync(_fixture.Host.Warehouse, rows);

        // The first job asks what has landed, the second one merges.
        _fixture.Server.Faults.Next(Operations.JobsInsert, Fault.None, All[fault], All[fault]);
        await TryToMergeAsync(MergePosition.Unknown);
        _fixture.Server.Faults.Clear();

        await MergeUntilItShowsAsync(rows);

        await ShowsAsync(View, rows);
    }

    [Fact]
    public async Task Merge_job_that_fails_is_told_and_the_next_one_merges()
    {
        var rows = Some(5);
        await AppendAsync(_fixture.Host.Warehouse, rows);
        _fixture.Server.Faults.Next(Operations.JobsInsert, Fault.None, Fault.JobFails("resourcesExceeded", "Out of memory."));

        var failed = await _fixture.Host.Merging.MergeAsync(MergePosition.Unknown, default);
        var merged = await _fixture.Host.Merging.MergeAsync(failed.Position, default);

        Assert.Contains("Out of memory.", failed.Failure, StringComparison.Ordinal);
        Assert.Equal((5, true), (merged.Run!.Rows, merged.Run.IsSweep));
        await ShowsAsync(Table, rows);
    }

    [Fact]
    public async Task Merges_that_run_long_under_two_activations_and_lost_states_insert_each_key_once()
    {
        _fixture.Server.Faults.Always(Operations.JobsInsert, Fault.JobRuns(TimeSpan.FromMilliseconds(150)));
        using var other = _fixture.Open();
        var rows = Some(60);
        using var stop = new CancellationTokenSource();
        var merging = Task.WhenAll(
            MergeUntilAsync(_fixture.Host.Merging, forgets: 3, stop.Token), MergeUntilAsync(other.Merging, forgets: 4, stop.Token));

        foreach (var part in rows.Chunk(10))
        {
            await AppendAsync(_fixture.Host.Warehouse, part);
            await AppendAsync(other.Warehouse, part);
        }

        await MergeUntilItShowsAsync(rows);
        await stop.CancelAsync();
        await merging;
        await ShowsAsync(Table, rows);
        await ShowsAsync(View, rows);
    }

    /// <summary>
    /// The suite's overlapping appends, in weather in which every tenth request fails and every tenth is done without an answer, with two
    /// activations that merge meanwhile.
    /// </summary>
    [Fact]
    public async Task Bad_day_of_sixteen_writers_and_two_mergers_ends_with_each_row_once()
    {
        const int Writers = 16, Appends = 320, Size = 20;
        var rows = Some(1_200);
        using var other = _fixture.Open();
        using var stop = new CancellationTokenSource();
        _fixture.Server.Faults.Set(new Doubles.BigQuery.Faults.Weather(seed: 7) { Errors = 0.1, Lost = 0.1, Cut = 0.03, RateLimits = 0.03, Late = 0.03 });
        var merging = Task.WhenAll(
            MergeUntilAsync(_fixture.Host.Merging, forgets: 5, stop.Token), MergeUntilAsync(other.Merging, forgets: 7, stop.Token));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var warehouse = writer % 2 == 0 ? _fixture.Host.Warehouse : other.Warehouse;
            for (var append = writer; append < Appends; append += Writers)
            {
                await AppendAsync(warehouse, [.. Enumerable.Range(0, Size).Select(i => rows[((append * Size / 2) + i) % rows.Length])]);
            }
        }));

        _fixture.Server.Faults.Clear();
        await ShowsAsync(View, rows);
        await MergeUntilItShowsAsync(rows);
        await stop.CancelAsync();
        await merging;
        await ShowsAsync(Table, rows);
        await ShowsAsync(View, rows);
    }

    [Fact]
    public async Task Overlapping_appends_are_each_once_in_table_and_view_after_a_merge()
    {
        var rows = Some(2_000);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer =>
            AppendAsync(_fixture.Host.Warehouse, [.. rows.Where((_, i) => i % 16 == writer || i % 15 == writer)])));

        var step = await _fixture.Host.Merging.MergeAsync(MergePosition.Unknown, default);

        Assert.Equal(rows.Length, step.Run!.Rows);
        Assert.True(step.Run.BytesBilled > 0);
        await ShowsAsync(Table, rows);
        await ShowsAsync(View, rows);
        await AppendAsync(_fixture.Host.Warehouse, rows[..100]);
        await ShowsAsync(View, rows);
        var again = await _fixture.Host.Merging.MergeAsync(step.Position, default);
        Assert.Equal(0, again.Run?.Rows ?? 0);
    }

    [Fact]
    public async Task First_of_two_contents_wins_in_view_and_table()
    {
        var first = Rows.Full("a");
        await AppendAsync(_fixture.Host.Warehouse, [first]);
        await AppendAsync(_fixture.Host.Warehouse, [first with { Event = first.Event with { Type = "another" } }]);
        Assert.Equal("app.open", await TypeAsync(View));

        await _fixture.Host.Merging.MergeAsync(MergePosition.Unknown, default);

        Assert.Equal("app.open", await TypeAsync(Table));
        Assert.Equal("app.open", await TypeAsync(View));
    }

    [Fact]
    public async Task Looking_up_finds_a_row_before_and_after_it_is_merged_and_reads_only_its_day()
    {
        var rows = Some(100);
        await AppendAsync(_fixture.Host.Warehouse, rows);
        Assert.Single(await _fixture.Warehouse.GetAsync([rows[7].Key], default));
        await _fixture.Host.Merging.MergeAsync(MergePosition.Unknown, default);

        Assert.Equal(rows[7].Key, Assert.Single(await _fixture.Warehouse.GetAsync([rows[7].Key], default)).Key);
        var one = _fixture.Server.Jobs("p")[0].BytesProcessed;
        Assert.Equal(100, (await _fixture.Warehouse.GetAsync([.. rows.Select(static row => row.Key)], default)).Count);
        var all = _fixture.Server.Jobs("p")[0].BytesProcessed;
        Assert.InRange(one, 1, all * 3 / 4);
        Assert.Equal(rows[7].Key, (await _fixture.Warehouse.FindAsync("alice", "e7", default)).Row?.Key);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Dead_letter_whose_request_fails_is_there_once_and_goes_once(string fault)
    {
        var letter = Rows.Letter("a");
        _fixture.Server.Faults.Next(Operations.InsertAll, All[fault], All[fault]);
        await UntilDoneAsync(() => _fixture.Warehouse.AppendDeadLettersAsync([letter, Rows.Letter("b")], default));
        _fixture.Server.Faults.Clear();
        Assert.Equal(2, (await _fixture.Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default)).Count);

        _fixture.Server.Faults.Next(Operations.InsertAll, All[fault], All[fault]);
        await UntilDoneAsync(() => _fixture.Warehouse.RemoveDeadLettersAsync([DeadLetterReference.To(letter)], default));
        _fixture.Server.Faults.Clear();

        Assert.Equal("b", Assert.Single(await _fixture.Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default)).EventId);
    }

    [Fact]
    public async Task Event_older_than_the_live_days_shows_with_the_next_merge()
    {
        await using var fixture = await DoubleFixture.StartAsync(("LiveDays", "7"));
        var now = DateTimeOffset.UtcNow;
        await fixture.Warehouse.AppendAsync([Rows.Full("new", now.AddDays(-6)), Rows.Full("old", now.AddDays(-8))], default);

        var before = await EventsAsync(fixture);
        await fixture.Host.Merging.MergeAsync(MergePosition.Unknown, default);

        Assert.Equal(["new"], before);
        Assert.Equal(["new", "old"], await EventsAsync(fixture));
    }

    [Fact]
    public async Task Mode_stream_shows_a_key_once_and_tells_how_many_are_doubled_in_the_table()
    {
        await using var fixture = await DoubleFixture.StartAsync(("Mode", "Stream"));
        fixture.Server.Streaming.DedupeWindow = TimeSpan.Zero;
        for (var i = 0; i < 3; i++)
        {
            await fixture.Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("b")], default);
        }

        Assert.Equal(["a", "b"], await EventsAsync(fixture));
        var figures = await fixture.Warehouse.GetFiguresAsync(default);
        Assert.Equal((6, 4, true), (figures.Rows, figures.Duplicates, figures.AreEstimates));
    }

    [Fact]
    public async Task Mode_merge_has_no_duplicates_to_tell()
    {
        var rows = Some(10);
        await AppendAsync(_fixture.Warehouse, rows);
        await AppendAsync(_fixture.Warehouse, rows);
        await MergeUntilItShowsAsync(rows);

        var figures = await _fixture.Warehouse.GetFiguresAsync(default);

        Assert.Equal((10, 0, 0), (figures.Rows, figures.Duplicates, figures.DeadLetters));
    }

    private static async Task<IEnumerable<string>> EventsAsync(DoubleFixture fixture) =>
        (await fixture.Warehouse.QueryAsync(new QueryRequest($"SELECT event_id FROM {View} ORDER BY 1", 10, TimeSpan.FromMinutes(1)), default))
            .Rows.Select(static row => (string)row[0]!);

    private static async Task UntilDoneAsync(Func<Task> act)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (WarehouseUnavailableException) when (attempt < 20)
            {
                // Once more.
            }
        }
    }

    private static EnrichedEvent[] Some(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => Rows.Full($"e{i}", Rows.Noon.AddHours(-(i % 100))))];

    // As the writer does: again, until it is decided.
    private static async Task AppendAsync(IWarehouse warehouse, IReadOnlyList<EnrichedEvent> rows)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Assert.All(await warehouse.AppendAsync(rows, default), static outcome => Assert.NotEqual(AppendResult.Refused, outcome.Result));
                return;
            }
            catch (WarehouseUnavailableException) when (attempt < 50)
            {
                // Once more.
            }
        }
    }

    // An activation that loses its state every now and then.
    private static async Task MergeUntilAsync(IMergingWarehouse merging, int forgets, CancellationToken stop)
    {
        var position = MergePosition.Unknown;
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            try
            {
                position = i % forgets == 0 ? MergePosition.Unknown : position;
                position = (await merging.MergeAsync(position, stop)).Position;
            }
            catch (Exception failure) when (failure is WarehouseUnavailableException or OperationCanceledException)
            {
                // The grain calls again.
            }
        }
    }

    private async Task MergeUntilItShowsAsync(EnrichedEvent[] rows)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var position = MergePosition.Unknown;
        while (await CountAsync(Table, "COUNT(*)") < rows.Length)
        {
            limit.Token.ThrowIfCancellationRequested();
            position = await TryToMergeAsync(position);
        }

        await ShowsAsync(Table, rows);
    }

    private async Task<MergePosition> TryToMergeAsync(MergePosition position)
    {
        try
        {
            return (await _fixture.Host.Merging.MergeAsync(position, default)).Position;
        }
        catch (WarehouseUnavailableException)
        {
            // The grain calls again, with the same position.
            return position;
        }
    }

    private async Task ShowsAsync(string table, EnrichedEvent[] rows)
    {
        var found = await QueryAsync($"SELECT row_key FROM {table}");
        Assert.Equal(rows.Select(static row => row.Key).Order(), found.Rows.Select(static row => RowKey.Parse((string)row[0]!)).Order());
    }

    private async Task<long> CountAsync(string table, string what) => (long)(await QueryAsync($"SELECT {what} FROM {table}")).Rows[0][0]!;

    private async Task<string> TypeAsync(string table) => (string)Assert.Single((await QueryAsync($"SELECT type FROM {table}")).Rows)[0]!;

    private async Task<QueryResult> QueryAsync(string sql)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await _fixture.Warehouse.QueryAsync(new QueryRequest(sql, 100_000, TimeSpan.FromMinutes(1)), default);
            }
            catch (WarehouseUnavailableException) when (attempt < 20)
            {
                // The weather is not only the writers'.
            }
        }
    }
}
