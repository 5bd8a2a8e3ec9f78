using Isobar.Adapters.Postgres;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.Postgres;

[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class SchemaTests
{
    [Fact]
    public async Task Silos_that_start_at_once_make_the_tables_once()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        var silos = Enumerable.Range(0, 8).Select(_ => fixture.Open()).ToList();

        await Task.WhenAll(silos.Select(silo => Task.Run(() => silo.PrepareAsync(default))));
        var outcomes = await Task.WhenAll(silos.Select(silo => silo.AppendAsync([Rows.Full("a")], default)));

        Assert.Single(outcomes, outcome => outcome[0].Result == AppendResult.Stored);
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nullable_columns_of_a_newer_version_are_added_to_the_rows_that_are_there()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);
        await fixture.ExecuteAsync("ALTER TABLE isobar.enriched_events DROP COLUMN is_day, DROP COLUMN weather_text");

        await fixture.RestartAsync();

        var old = Assert.Single(await fixture.Warehouse.GetAsync([Rows.Full("a").Key], default));
        Assert.Null(old.Weather.Observation!.IsDay);
        await fixture.Warehouse.AppendAsync([Rows.Full("b")], default);
        Assert.True(Assert.Single(await fixture.Warehouse.GetAsync([Rows.Full("b").Key], default)).Weather.Observation!.IsDay);
    }

    [Fact]
    public async Task Columns_and_indexes_of_the_operators_own_do_no_harm()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        await fixture.ExecuteAsync("""
            ALTER TABLE isobar.enriched_events ADD COLUMN note text, ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
            ALTER TABLE isobar.dead_letters ADD COLUMN note text;
            CREATE INDEX by_user ON isobar.enriched_events(user_id, occurred_at);
            """);

        await fixture.RestartAsync();

        Assert.Equal(AppendOutcome.Stored, Assert.Single(await fixture.Warehouse.AppendAsync([Rows.Full("a")], default)));
        await fixture.Warehouse.AppendDeadLettersAsync([Rows.Letter("a")], default);
        Assert.NotNull((await fixture.Warehouse.FindAsync("alice", "a", default)).Row);
    }

    [Theory]
    [InlineData("ALTER COLUMN temperature_c TYPE real", "temperature_c is real; it must be double precision")]
    [InlineData("ALTER COLUMN properties TYPE jsonb", "properties is jsonb; it must be json")]
    [InlineData("ALTER COLUMN type DROP NOT NULL", "type may be null; it must be NOT NULL")]
    [InlineData("ALTER COLUMN cell SET NOT NULL", "cell is NOT NULL; it must allow null")]
    [InlineData("DROP COLUMN user_id", "user_id is missing")]
    [InlineData("ADD COLUMN tenant text NOT NULL", "tenant is unknown")]
    [InlineData("DROP CONSTRAINT enriched_events_pkey", "no unique index on row_key")]
    [InlineData("SET UNLOGGED", "unlogged")]
    public async Task Table_that_differs_is_an_error_that_names_the_difference(string alteration, string difference)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        await fixture.ExecuteAsync($"ALTER TABLE isobar.enriched_events {alteration}");

        await fixture.RestartAsync();

        var refused = await Assert.ThrowsAsync<PostgresSchemaException>(() => fixture.Postgres.PrepareAsync(default));
        Assert.Contains(difference, refused.Message, StringComparison.Ordinal);
        Assert.Contains(fixture.Options.ConnectionString!.Split(';').Single(part => part.StartsWith("Database", StringComparison.Ordinal)).Split('=')[1], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_differences_are_named_at_once()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        await fixture.ExecuteAsync("ALTER TABLE isobar.enriched_events ALTER COLUMN temperature_c TYPE real, DROP COLUMN user_id");

        await fixture.RestartAsync();

        var refused = await Assert.ThrowsAsync<PostgresSchemaException>(() => fixture.Postgres.PrepareAsync(default));
        Assert.Contains("temperature_c", refused.Message, StringComparison.Ordinal);
        Assert.Contains("user_id", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_told_as_sql_where_nothing_may_be_made()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.CreateResources = false);

        var schema = await Assert.ThrowsAsync<PostgresSchemaException>(() => fixture.Postgres.PrepareAsync(default));
        await fixture.ExecuteAsync("CREATE SCHEMA isobar");
        var table = await Assert.ThrowsAsync<PostgresSchemaException>(() => fixture.Postgres.PrepareAsync(default));

        Assert.Contains("CREATE SCHEMA \"isobar\"", schema.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE \"isobar\".\"enriched_events\"", table.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_who_may_not_create_works_with_tables_that_are_there()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.Schema = "user");
        await fixture.Postgres.PrepareAsync(default);
        await fixture.ExecuteAsync("""
            CREATE USER humble PASSWORD 'humble';
            GRANT USAGE ON SCHEMA "user" TO humble;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "user" TO humble;
            """);
        fixture.Options.ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(fixture.Options.ConnectionString)
        {
            Username = "humble", Password = "humble",
        }.ConnectionString;
        await fixture.RestartAsync();

        Assert.Equal(AppendOutcome.Stored, Assert.Single(await fixture.Warehouse.AppendAsync([Rows.Full("a")], default)));
        await fixture.Warehouse.AppendDeadLettersAsync([Rows.Letter("a")], default);
        await fixture.Warehouse.RemoveDeadLettersAsync([DeadLetterReference.To(Rows.Letter("a"))], default);
        Assert.Equal((1, 0), await CountsAsync(fixture));
    }

    [Fact]
    public async Task Database_of_another_encoding_is_refused()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.ExecuteAsync("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
        fixture.Options.ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(fixture.Options.ConnectionString) { Database = "latin" }.ConnectionString;
        await fixture.RestartAsync();

        var refused = await Assert.ThrowsAsync<PostgresSchemaException>(() => fixture.Postgres.PrepareAsync(default));

        Assert.Contains("encoding LATIN1", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(long? Rows, long? DeadLetters)> CountsAsync(PostgresWarehouseFixture fixture)
    {
        var figures = await fixture.Warehouse.GetFiguresAsync(default);
        return (figures.Rows, figures.DeadLetters);
    }
}
