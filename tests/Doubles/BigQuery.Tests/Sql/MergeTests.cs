using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Sql;

public sealed class MergeTests : DoubleTests
{
    private const string Merge = """
        MERGE `p.d.t` T USING (SELECT k, seen, n FROM `p.d.s` WHERE seen < TIMESTAMP '2026-11-23' QUALIFY ROW_NUMBER() OVER (PARTITION BY k ORDER BY n) = 1) S
        ON T.k = S.k AND TIMESTAMP_TRUNC(T.seen, DAY) IN (TIMESTAMP '2026-11-21', TIMESTAMP '2026-11-22')
        WHEN NOT MATCHED THEN INSERT (k, seen, n) VALUES (S.k, S.seen, S.n)
        """;

    [Fact]
    public async Task Merge_inserts_what_is_missing_once()
    {
        await CreateBothAsync();
        await InsertAsync("t", Row("a", n: 9));
        await InsertAsync("s", Row("a", n: 1), Row("b", n: 3, insertId: "1"), Row("b", n: 2, insertId: "2"));

        var first = await QueryAsync(Merge);
        var second = await QueryAsync(Merge);

        Assert.Equal(("1", "0"), ((string?)first.Document["numDmlAffectedRows"], (string?)second.Document["numDmlAffectedRows"]));
        Assert.Equal(["a|9", "b|2"], await RowsAsync("SELECT k, n FROM t ORDER BY k"));
    }

    [Fact]
    public async Task Merge_does_not_see_a_target_row_of_a_day_that_it_leaves_out()
    {
        await CreateBothAsync();
        await InsertAsync("t", Row("a", "2026-11-20T10:00:00Z"));
        await InsertAsync("s", Row("a", "2026-11-20T10:00:00Z"));

        await QueryAsync(Merge);

        Assert.Equal(["2"], await RowsAsync("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task Two_merges_at_once_insert_a_key_twice()
    {
        await CreateBothAsync();
        await InsertAsync("s", Row("a"));
        Service.Faults.Next(Operations.JobsInsert, Fault.JobRuns(TimeSpan.FromMinutes(1)), Fault.JobRuns(TimeSpan.FromMinutes(1)));
        await StartAsync(Merge, "one");
        await StartAsync(Merge, "two");

        Assert.Equal(["0"], await RowsAsync("SELECT COUNT(*) FROM t"));
        await AdvanceUntilDoneAsync("one", "two");

        Assert.Equal(["2"], await RowsAsync("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task Failed_merge_inserts_nothing()
    {
        await CreateBothAsync();
        await InsertAsync("s", Row("a"));
        Service.Faults.Next(Operations.JobsInsert, Fault.JobFails("backendError"));
        await StartAsync(Merge, "one");

        Assert.Equal("backendError", (await EndedAsync("one")).JobReason);
        Assert.Equal(["0"], await RowsAsync("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task Merge_updates_and_deletes()
    {
        await CreateBothAsync();
        await QueryAsync("INSERT INTO t (k, seen, n) VALUES ('a', '2026-11-22T00:00:00Z', 1), ('b', '2026-11-22T00:00:00Z', 2), ('c', '2026-11-22T00:00:00Z', 3)");
        await InsertAsync("s", Row("a", n: 10), Row("b", n: -1));

        await QueryAsync("MERGE t USING s ON t.k = s.k WHEN MATCHED AND s.n < 0 THEN DELETE WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED BY SOURCE THEN UPDATE SET n = 0");

        Assert.Equal(["a|10", "c|0"], await RowsAsync("SELECT k, n FROM t ORDER BY k"));
    }

    [Fact]
    public async Task Rows_just_streamed_cannot_be_deleted()
    {
        await CreateBothAsync();
        await InsertAsync("t", Row("a"));

        var refused = await QueryAsync("DELETE FROM t WHERE k = 'a'");
        Time.Advance(TimeSpan.FromMinutes(31));
        var done = await QueryAsync("DELETE FROM t WHERE k = 'a'");

        Assert.Contains("would affect rows in the streaming buffer", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", (string?)done.Document["numDmlAffectedRows"]);
    }

    [Fact]
    public async Task Merge_of_many_rows_is_quick()
    {
        await CreateBothAsync();
        for (var part = 0; part < 4; part++)
        {
            await InsertAsync("s", [.. Enumerable.Range(part * 5000, 5000).Select(n => Row($"key{n}", n: n))]);
        }

        await QueryAsync(Merge);
        var started = TimeProvider.System.GetTimestamp();
        await QueryAsync(Merge);

        Assert.Equal(["20000"], await RowsAsync("SELECT COUNT(*) FROM t"));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    private async Task CreateBothAsync()
    {
        await CreateAsync("t");
        await CreateAsync("s");
    }

    /// <summary>A job takes its time from when it gets to run, which may be after the clock was set.</summary>
    private async Task AdvanceUntilDoneAsync(params string[] jobs)
    {
        foreach (var job in jobs)
        {
            while ((await GetAsync($"jobs/{job}")).State != "DONE")
            {
                Time.Advance(TimeSpan.FromMinutes(1));
            }
        }
    }
}
