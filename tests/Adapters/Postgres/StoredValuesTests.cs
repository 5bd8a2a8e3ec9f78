using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.Postgres;

[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class StoredValuesTests
{
    [Theory]
    [InlineData("""{ "b" : 1.0, "a":1e2,  "b": 2 }""")]
    [InlineData("""{"null character":"\u0000","half a pair":"\ud83d","number":12345678901234567890.123456789}""")]
    [InlineData("null")]
    public async Task Properties_come_back_to_the_letter(string properties)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        var row = Rows.Full("a");
        row = row with { Event = row.Event with { Properties = properties } };

        await fixture.Warehouse.AppendAsync([row], default);

        Assert.Equal(properties, Assert.Single(await fixture.Warehouse.GetAsync([row.Key], default)).Event.Properties);
    }

    [Theory]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z")]
    [InlineData("1999-12-31T23:59:59.1234567Z", "1999-12-31T23:59:59.123456Z")]
    [InlineData("2026-11-22T12:00:00.1234569+05:30", "2026-11-22T06:30:00.123456Z")]
    public async Task Instants_are_cut_to_microseconds(string given, string stored)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        var row = Rows.Full("a") with { EnrichedAt = DateTimeOffset.Parse(given, null) };

        await fixture.Warehouse.AppendAsync([row], default);

        Assert.Equal(DateTimeOffset.Parse(stored, null), Assert.Single(await fixture.Warehouse.AppendAsync([row], default)).EnrichedAt);
        var answer = await fixture.Warehouse.QueryAsync(new QueryRequest("SELECT enriched_at FROM enriched_events", 1, TimeSpan.FromSeconds(10)), default);
        Assert.Equal(stored, Assert.Single(answer.Rows)[0]);
    }

    [Fact]
    public async Task Figure_that_is_no_number_is_no_figure()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        var row = Rows.Full("a");
        row = row with { Weather = row.Weather with { Observation = row.Weather.Observation! with { TemperatureC = double.NaN } } };

        await fixture.Warehouse.AppendAsync([row], default);

        Assert.Null(Assert.Single(await fixture.Warehouse.GetAsync([row.Key], default)).Weather.Observation!.TemperatureC);
    }

    [Fact]
    public async Task Commit_waits_for_the_disk_whatever_the_database_is_set_to()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        await fixture.ExecuteAsync("""
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$;
            CREATE FUNCTION public.demand_sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF current_setting('synchronous_commit') = 'off' THEN RAISE 'not durable'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER demand_sync BEFORE INSERT ON isobar.enriched_events FOR EACH ROW EXECUTE FUNCTION public.demand_sync();
            CREATE TRIGGER demand_sync BEFORE INSERT OR UPDATE ON isobar.dead_letters FOR EACH ROW EXECUTE FUNCTION public.demand_sync();
            """);
        await using var other = fixture.Open();
        Npgsql.NpgsqlConnection.ClearAllPools();

        Assert.Equal(AppendOutcome.Stored, Assert.Single(await other.AppendAsync([Rows.Full("a")], default)));
        await other.AppendDeadLettersAsync([Rows.Letter("a")], default);
    }

    [Fact]
    public async Task Figures_beyond_the_bound_are_estimates_and_say_so()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.ExactCountRows = 100);
        await fixture.Warehouse.AppendAsync([.. Enumerable.Range(0, 100).Select(i => Rows.Full($"e{i}"))], default);
        var exact = await fixture.Warehouse.GetFiguresAsync(default);
        await fixture.Warehouse.AppendAsync([.. Enumerable.Range(100, 900).Select(i => Rows.Full($"e{i}"))], default);
        await fixture.ExecuteAsync("ANALYZE isobar.enriched_events");

        var estimated = await fixture.Warehouse.GetFiguresAsync(default);

        Assert.Equal(100, exact.Rows);
        Assert.DoesNotContain("estimate", exact.Guarantee, StringComparison.Ordinal);
        Assert.InRange(estimated.Rows!.Value, 900, 1_100);
        Assert.Contains("estimate", estimated.Guarantee, StringComparison.Ordinal);
    }
}
