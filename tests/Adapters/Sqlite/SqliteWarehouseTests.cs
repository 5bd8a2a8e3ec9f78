using System.Collections.Concurrent;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Events;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>What only the embedded warehouse promises.</summary>
public sealed class SqliteWarehouseTests
{
    [Fact]
    public async Task Row_that_is_too_large_is_refused_and_its_neighbours_are_stored()
    {
        await using var fixture = new SqliteWarehouseFixture(new SqliteWarehouseOptions { MaxRowBytes = 10_000 });
        var large = Rows.Full("large");
        large = large with { Event = large.Event with { Properties = $"\"{new string('x', 20_000)}\"" } };

        var outcomes = await fixture.Warehouse.AppendAsync([Rows.Full("a"), large, Rows.Full("b")], default);

        Assert.Equal([AppendResult.Stored, AppendResult.Refused, AppendResult.Stored], outcomes.Select(outcome => outcome.Result));
        Assert.Contains("too big", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await fixture.Warehouse.GetFiguresAsync(default)).Rows);
    }

    [Fact]
    public async Task Full_disk_fails_the_append_and_keeps_what_was_stored()
    {
        await using var fixture = new SqliteWarehouseFixture(common: new SqliteOptions { MaxFileMegabytes = 1 });
        var stored = 0;
        var refused = await Assert.ThrowsAsync<WarehouseUnavailableException>(async () =>
        {
            for (; stored < 100_000; stored += 500)
            {
                await fixture.Warehouse.AppendAsync([.. Enumerable.Range(stored, 500).Select(i => Rows.Full($"e{i}"))], default);
            }
        });

        Assert.Contains("No space is left", refused.Message, StringComparison.Ordinal);
        Assert.Contains("warehouse.db", refused.Message, StringComparison.Ordinal);
        Assert.Equal(stored, (await fixture.Warehouse.GetFiguresAsync(default)).Rows);
        fixture.Common.MaxFileMegabytes = 0;
        await fixture.RestartAsync();
        Assert.Equal(stored, (await fixture.Warehouse.GetFiguresAsync(default)).Rows);
        Assert.Equal(AppendResult.Stored, Assert.Single(await fixture.Warehouse.AppendAsync([Rows.Full("after")], default)).Result);
    }

    [Fact]
    public async Task Killed_process_leaves_every_row_that_was_answered_for()
    {
        await using var fixture = new SqliteWarehouseFixture(common: new SqliteOptions { CheckpointPages = CrashCopy.NoCheckpoint });
        var answered = new ConcurrentQueue<RowKey>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => AppendUntilStoppedAsync(writer))).ToList();
        using var copy = new TemporaryDirectory();
        while (answered.Count < 900)
        {
            await Task.Yield();
        }

        var expected = answered.Take(900).ToList();
        CrashCopy.Take(fixture.PathOf, "warehouse.db", copy);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        using var data = new DataDirectory(copy.FullPath);
        await using var survivor = Open(data);
        Assert.Equal(expected.Count, (await survivor.GetAsync(expected, default)).Count);
        var count = (await survivor.QueryAsync(new QueryRequest("SELECT count(*) FROM enriched_events", 1, TimeSpan.FromMinutes(1)), default)).Rows[0][0];
        Assert.Equal(count, (await survivor.GetFiguresAsync(default)).Rows);

        async Task AppendUntilStoppedAsync(int writer)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var row = Rows.Full($"{writer}/{i}");
                await fixture.Warehouse.AppendAsync([row], default);
                answered.Enqueue(row.Key);
            }
        }
    }

    [Theory]
    [InlineData("PRAGMA journal_mode=DELETE", "PRAGMA is not allowed")]
    [InlineData("SELECT * FROM pragma_table_info('enriched_events')", "PRAGMA is not allowed")]
    [InlineData("ATTACH '/tmp/isobar-attached.db' AS other", "ATTACH is not allowed")]
    [InlineData("VACUUM INTO '/tmp/isobar-vacuumed.db'", "Queries only read")]
    [InlineData("BEGIN", "BEGIN, COMMIT or ROLLBACK is not allowed")]
    [InlineData("DELETE FROM enriched_events", "DELETE is not allowed")]
    [InlineData("SELECT load_extension('x')", "load_extension")]
    [InlineData("SELECT zeroblob(100000000)", "MaxQueryValueBytes")]
    [InlineData("SELECT 1; SELECT 2", "Only one statement")]
    [InlineData("SELECT 1; nonsense", "Only one statement")]
    [InlineData("", "The query is empty")]
    [InlineData("SELECT nothing_such FROM enriched_events", "no such column: nothing_such")]
    public async Task Refusal_says_why(string sql, string reason)
    {
        await using var fixture = new SqliteWarehouseFixture();

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(
            () => fixture.Warehouse.QueryAsync(new QueryRequest(sql, 10, TimeSpan.FromSeconds(10)), default));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("/tmp/isobar-vacuumed.db"));
    }

    [Theory]
    [InlineData("SELECT 1;")]
    [InlineData("SELECT 1; -- the end")]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT max(i) FROM n")]
    [InlineData("SELECT value FROM json_each('[1,2]')")]
    [InlineData("SELECT json_extract(properties, '$.screen'), count(*) OVER () FROM enriched_events")]
    [InlineData("SELECT strftime('%H', occurred_at) FROM enriched_events ORDER BY 1")]
    [InlineData("EXPLAIN QUERY PLAN SELECT * FROM enriched_events")]
    [InlineData("SELECT name FROM sqlite_schema")]
    public async Task Reading_query_is_answered(string sql)
    {
        await using var fixture = new SqliteWarehouseFixture();
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);

        var result = await fixture.Warehouse.QueryAsync(new QueryRequest(sql, 10, TimeSpan.FromSeconds(10)), default);

        Assert.NotEmpty(result.Rows);
    }

    [Fact]
    public async Task Queries_beyond_the_bound_are_refused_not_piled_up()
    {
        await using var fixture = new SqliteWarehouseFixture(new SqliteWarehouseOptions { MaxConcurrentQueries = 1 });
        using var stop = new CancellationTokenSource();
        var running = fixture.Warehouse.QueryAsync(new QueryRequest(fixture.EndlessQuery, 1, TimeSpan.FromMinutes(1)), stop.Token);

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(
            () => fixture.Warehouse.QueryAsync(new QueryRequest("SELECT 1", 1, TimeSpan.FromMilliseconds(50)), default));

        Assert.Contains("MaxConcurrentQueries", refused.Message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Deleting_what_is_older_keeps_the_rest_and_the_figures()
    {
        await using var fixture = new SqliteWarehouseFixture(new SqliteWarehouseOptions { DeleteBatchRows = 3 });
        await fixture.Warehouse.AppendAsync([.. Enumerable.Range(0, 20).Select(i => Rows.Full($"e{i}", Rows.Noon.AddHours(-i)))], default);
        await fixture.Warehouse.AppendDeadLettersAsync([Rows.Letter("old", receivedAt: Rows.Noon.AddDays(-2)), Rows.Letter("new")], default);

        var deleted = await fixture.Sqlite.DeleteOlderThanAsync(Rows.Noon.AddHours(-9.5), default);

        Assert.Equal(new DeletedRows(9, 1), deleted);
        var figures = await fixture.Warehouse.GetFiguresAsync(default);
        Assert.Equal((11, 1), (figures.Rows, figures.DeadLetters));
    }

    [Fact]
    public async Task Backup_holds_what_was_there_and_opens_as_a_warehouse()
    {
        await using var fixture = new SqliteWarehouseFixture();
        await fixture.Warehouse.AppendAsync([.. Enumerable.Range(0, 1_000).Select(i => Rows.Full($"e{i}"))], default);
        using var target = new TemporaryDirectory();

        await fixture.Sqlite.BackupAsync(target.PathOf("warehouse.db"), default);

        using var data = new DataDirectory(target.FullPath);
        await using var copy = Open(data);
        Assert.Equal(1_000, (await copy.GetFiguresAsync(default)).Rows);
        Assert.NotNull((await copy.FindAsync("alice", "e999", default)).Row);
        var refused = await Assert.ThrowsAsync<IOException>(() => fixture.Sqlite.BackupAsync(target.PathOf("warehouse.db"), default));
        Assert.Contains("exists already", refused.Message, StringComparison.Ordinal);
    }

    private static SqliteWarehouse Open(DataDirectory data) => new(
        data, Options.Create(new SqliteOptions()), Options.Create(new SqliteWarehouseOptions()), TimeProvider.System);
}
