using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Jobs;

public sealed class JobTests : DoubleTests
{
    private const string Endless = "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000000)) a, UNNEST(GENERATE_ARRAY(1, 1000000000)) b";

    [Fact]
    public async Task Job_id_is_taken_for_ever_also_by_a_failed_job()
    {
        await StartAsync("SELECT nope", "one");
        var ended = await EndedAsync("one");

        var again = await StartAsync("SELECT 1", "one");

        Assert.Equal(("DONE", "invalidQuery"), (ended.State, ended.JobReason));
        Assert.Equal((409, "duplicate", "Already Exists: Job p:US.one"), (again.Status, again.Reason, again.Message));
    }

    [Fact]
    public async Task Results_come_in_pages()
    {
        await StartAsync("SELECT n FROM UNNEST(GENERATE_ARRAY(1, 5)) n ORDER BY n", "one");

        var first = await GetAsync("queries/one?maxResults=3");
        var second = await GetAsync($"queries/one?maxResults=3&pageToken={first.Document["pageToken"]}");

        Assert.Equal(["1", "2", "3"], first.Rows);
        Assert.Equal(["4", "5"], second.Rows);
        Assert.Equal("5", (string?)second.Document["totalRows"]);
    }

    [Fact]
    public async Task Timestamps_are_seconds_unless_microseconds_are_asked_for()
    {
        await StartAsync("SELECT TIMESTAMP '2026-11-22T12:00:00.25Z'", "one");

        Assert.Equal(["1.79534880025E9"], (await GetAsync("queries/one")).Rows);
        Assert.Equal(["1795348800250000"], (await GetAsync("queries/one?formatOptions.useInt64Timestamp=true")).Rows);
    }

    [Fact]
    public async Task Endless_query_stays_incomplete_until_it_is_cancelled()
    {
        await StartAsync(Endless, "one");

        var waiting = await GetAsync("queries/one?timeoutMs=50");
        await PostAsync("jobs/one/cancel", "{}");
        var ended = await EndedAsync("one");

        Assert.False((bool)waiting.Document["jobComplete"]!);
        Assert.Equal(("DONE", "stopped"), (ended.State, ended.JobReason));
    }

    [Fact]
    public async Task Job_stays_running_as_long_as_the_test_wishes()
    {
        Service.Faults.Next(Operations.JobsInsert, Fault.JobRuns(TimeSpan.FromMinutes(5)));
        await StartAsync("SELECT 1", "one");
        Assert.Equal("RUNNING", (await GetAsync("jobs/one")).State);

        while ((await GetAsync("jobs/one")).State != "DONE")
        {
            Time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(["1"], (await GetAsync("queries/one")).Rows);
    }

    [Fact]
    public async Task Job_says_what_it_did_and_cost()
    {
        await CreateAsync("t");
        await StartAsync("INSERT INTO t (k, seen) SELECT k, seen FROM t UNION ALL SELECT 'a', CURRENT_TIMESTAMP()", "one");

        var statistics = (await EndedAsync("one")).Document["statistics"]!["query"]!;

        Assert.Equal(("INSERT", "1", "0"), ((string?)statistics["statementType"], (string?)statistics["dmlStats"]!["insertedRowCount"], (string?)statistics["totalBytesBilled"]));
        Assert.Equal("t", (string?)statistics["referencedTables"]![0]!["tableId"]);
    }

    [Fact]
    public async Task Jobs_are_listed_the_newest_first()
    {
        foreach (var id in (string[])["a", "b", "c"])
        {
            await StartAsync("SELECT 1", id);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var list = await GetAsync("jobs?maxResults=2");

        Assert.Equal(["c", "b"], list.Document["jobs"]!.AsArray().Select(job => (string?)job!["jobReference"]!["jobId"]));
        Assert.NotNull(list.Document["nextPageToken"]);
    }

    [Fact]
    public async Task Job_of_another_location_is_not_found()
    {
        await StartAsync("SELECT 1", "one");

        Assert.Equal(404, (await GetAsync("jobs/one?location=europe-west3")).Status);
        Assert.Equal(404, (await GetAsync("jobs/two")).Status);
    }
}
