using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Tests.Adapters.Postgres;

[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class QueryTests
{
    [Theory]
    [InlineData("COMMIT", "COMMIT is not allowed")]
    [InlineData("/* a /* nested */ comment */ -- and a line\n ; ", "The query is empty")]
    [InlineData("DO $$ BEGIN DELETE FROM enriched_events; END $$", "DO is not allowed")]
    [InlineData("COPY enriched_events TO '/tmp/isobar-copied'", "COPY is not allowed")]
    [InlineData("SET transaction_read_only = off", "SET is not allowed")]
    [InlineData("WITH gone AS (DELETE FROM enriched_events RETURNING *) SELECT * FROM gone", "data-modifying statements in WITH")]
    [InlineData("SELECT * INTO mine FROM enriched_events", "SELECT ... INTO is not allowed here")]
    [InlineData("SELECT * FROM enriched_events FOR UPDATE", "read-only transaction")]
    [InlineData("EXPLAIN ANALYZE DELETE FROM enriched_events", "read-only transaction")]
    [InlineData("SELECT set_config('transaction_read_only', 'off', false)", "must be set before any query")]
    [InlineData("SELECT 1; COMMIT; DELETE FROM enriched_events", "Only one statement")]
    [InlineData("SELECT repeat('x', 5000000)", "MaxQueryValueBytes")]
    [InlineData("SELECT nothing_such FROM enriched_events", "column \"nothing_such\" does not exist (at character 8)")]
    [InlineData("SELECT 1/0", "division by zero")]
    public async Task Refusal_says_why(string sql, string reason)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(fixture, sql));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Assert.Single((await QueryAsync(fixture, "SELECT count(*) FROM enriched_events")).Rows)[0]);
    }

    [Theory]
    [InlineData("SELECT 1; -- the end")]
    [InlineData("(SELECT 1) UNION (SELECT 2)")]
    [InlineData("TABLE enriched_events")]
    [InlineData("VALUES (1, 'a;b')")]
    [InlineData("SELECT $x$ ; $x$, '@p', ':p', properties->>'screen' FROM enriched_events")]
    [InlineData("SELECT properties::jsonb ? 'screen' FROM enriched_events")]
    [InlineData("EXPLAIN ANALYZE SELECT * FROM enriched_events")]
    [InlineData("SHOW search_path")]
    [InlineData("SELECT date_trunc('hour', occurred_at), count(*) FROM isobar.enriched_events GROUP BY 1")]
    public async Task Reading_query_is_answered(string sql)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);

        Assert.NotEmpty((await QueryAsync(fixture, sql)).Rows);
    }

    [Theory]
    [InlineData("7::smallint", 7L)]
    [InlineData("12345678901", 12345678901L)]
    [InlineData("0.1::real", 0.1)]
    [InlineData("sum(2.5)", 2.5)]
    [InlineData("'infinity'::float8", double.PositiveInfinity)]
    [InlineData("true", true)]
    [InlineData("'\\xABCD'::bytea", "abcd")]
    [InlineData("timestamptz '2026-11-22 12:00:00.5+05:30'", "2026-11-22T06:30:00.500000Z")]
    [InlineData("timestamptz '2026-11-22 12:00:00Z'", "2026-11-22T12:00:00.000000Z")]
    [InlineData("timestamptz 'infinity'", "infinity")]
    [InlineData("date '2026-11-22'", "2026-11-22")]
    [InlineData("'{\"a\": 1}'::json", "{\"a\": 1}")]
    [InlineData("ARRAY[1,2]", "{1,2}")]
    [InlineData("interval '90 minutes'", "01:30:00")]
    [InlineData("null::text", null)]
    public async Task Value_comes_in_the_ports_kinds(string expression, object? value)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();

        Assert.Equal(value, Assert.Single((await QueryAsync(fixture, $"SELECT {expression} AS v")).Rows)[0]);
    }

    [Fact]
    public async Task Long_answer_is_cut_without_reading_its_rest()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.MaxConcurrentQueries = 1);

        var cut = await QueryAsync(fixture, "SELECT generate_series(1, 2000000000), repeat('x', 1000)").WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((10, true), (cut.Rows.Count, cut.Truncated));
        Assert.Equal(1L, Assert.Single((await QueryAsync(fixture, "SELECT 1")).Rows)[0]);
    }

    [Fact]
    public async Task Answer_beyond_its_bytes_is_cut()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.MaxQueryResultBytes = 5_000);

        var cut = await QueryAsync(fixture, "SELECT repeat('x', 2000) FROM generate_series(1, 9)");

        Assert.Equal((3, true), (cut.Rows.Count, cut.Truncated));
    }

    [Fact]
    public async Task Queries_beyond_the_bound_are_refused_not_piled_up()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.MaxConcurrentQueries = 1);
        using var stop = new CancellationTokenSource();
        await fixture.Postgres.PrepareAsync(default);
        var running = fixture.Warehouse.QueryAsync(new QueryRequest(fixture.EndlessQuery, 1, TimeSpan.FromMinutes(1)), stop.Token);

        var refused = await Assert.ThrowsAsync<QueryRefusedException>(
            () => fixture.Warehouse.QueryAsync(new QueryRequest("SELECT 1", 1, TimeSpan.FromMilliseconds(50)), default));

        Assert.Contains("MaxConcurrentQueries", refused.Message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.NotEmpty((await QueryAsync(fixture, "SELECT 1")).Rows);
    }

    [Fact]
    public async Task User_of_queries_may_do_what_it_was_granted_only()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.QueryConnectionString =
            new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = "analyst", Password = "analyst" }.ConnectionString);
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);
        await fixture.ExecuteAsync("""
            CREATE USER analyst PASSWORD 'analyst';
            GRANT USAGE ON SCHEMA isobar TO analyst;
            GRANT SELECT ON isobar.enriched_events TO analyst;
            """);

        Assert.Single((await QueryAsync(fixture, "SELECT event_id FROM enriched_events")).Rows);
        var letters = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(fixture, "SELECT * FROM dead_letters"));
        var file = await Assert.ThrowsAsync<QueryRefusedException>(() => QueryAsync(fixture, "SELECT pg_read_file('/etc/passwd')"));

        Assert.Contains("permission denied for table dead_letters", letters.Message, StringComparison.Ordinal);
        Assert.Contains("permission denied for function pg_read_file", file.Message, StringComparison.Ordinal);
    }

    private static Task<QueryResult> QueryAsync(PostgresWarehouseFixture fixture, string sql) =>
        fixture.Warehouse.QueryAsync(new QueryRequest(sql, 10, TimeSpan.FromSeconds(30)), default);
}
