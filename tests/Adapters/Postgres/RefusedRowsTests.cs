using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.Postgres;

/// <summary>What PostgreSQL does not take costs the neighbours nothing.</summary>
[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class RefusedRowsTests
{
    private static readonly AppendResult[] MiddleRefused = [AppendResult.Stored, AppendResult.Refused, AppendResult.Stored];

    [Fact]
    public async Task Row_with_a_null_character_is_refused_and_its_neighbours_are_stored()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();

        var outcomes = await fixture.Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("b\0b"), Rows.Full("c")], default);

        Assert.Equal(MiddleRefused, outcomes.Select(outcome => outcome.Result));
        Assert.Contains("event_id holds the character U+0000", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await fixture.Warehouse.GetFiguresAsync(default)).Rows);
        Assert.Equal(0, fixture.Instruments.Halvings.Value);
    }

    [Fact]
    public async Task Row_with_half_a_surrogate_pair_is_refused()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();

        var outcomes = await fixture.Warehouse.AppendAsync([Rows.Full("a"), WithProperties("b", "\"\ud83d\""), Rows.Full("c \ud83d\ude00")], default);

        Assert.Equal(MiddleRefused, outcomes.Select(outcome => outcome.Result));
        Assert.Contains("properties holds half of a surrogate pair", outcomes[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_that_is_too_large_is_refused()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.MaxRowBytes = 10_000);

        var outcomes = await fixture.Warehouse.AppendAsync(
            [Rows.Full("a"), WithProperties("b", $"\"{new string('x', 20_000)}\""), Rows.Full("c")], default);

        Assert.Equal(MiddleRefused, outcomes.Select(outcome => outcome.Result));
        Assert.Contains("Postgres:MaxRowBytes", outcomes[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_the_server_refuses_are_found_among_many()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        var bad = new[] { 3, 17, 18, 299 };
        var rows = Enumerable.Range(0, 300)
            .Select(i => bad.Contains(i) ? WithProperties($"e{i}", "{not json") : Rows.Full($"e{i}")).ToList();

        var outcomes = await fixture.Warehouse.AppendAsync(rows, default);

        Assert.Equal(bad, Enumerable.Range(0, 300).Where(i => outcomes[i].Result == AppendResult.Refused));
        Assert.All(bad, i => Assert.Contains("invalid input syntax for type json", outcomes[i].Reason, StringComparison.Ordinal));
        Assert.Equal(296, (await fixture.Warehouse.GetFiguresAsync(default)).Rows);
        Assert.True(fixture.Instruments.Halvings.Value > 0);
    }

    [Fact]
    public async Task Constraint_of_the_operator_refuses_its_rows_only()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        await fixture.ExecuteAsync("ALTER TABLE isobar.enriched_events ADD CONSTRAINT no_b CHECK (event_id <> 'b')");

        var outcomes = await fixture.Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("b"), Rows.Full("c")], default);

        Assert.Equal(MiddleRefused, outcomes.Select(outcome => outcome.Result));
        Assert.Contains("no_b", outcomes[1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("\"\0\"")]
    public async Task Row_after_a_refused_one_of_its_key_is_stored(string refused)
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();

        var outcomes = await fixture.Warehouse.AppendAsync([WithProperties("a", refused), Rows.Full("a"), Rows.Full("a")], default);

        Assert.Equal([AppendResult.Refused, AppendResult.Stored, AppendResult.AlreadyThere], outcomes.Select(outcome => outcome.Result));
        Assert.Equal(Rows.Full("a").EnrichedAt, outcomes[2].EnrichedAt);
    }

    [Fact]
    public async Task Dead_letter_is_kept_whatever_its_texts()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        var letter = Rows.Letter("a\0b") with { UserId = "\ud83d", Detail = "event_id is \"a\0b\"." };

        await fixture.Warehouse.AppendDeadLettersAsync([letter, Rows.Letter("c")], default);

        var found = (await fixture.Warehouse.FindAsync("\ud83d", "a\0b", default)).DeadLetter!;
        Assert.Equal(letter.Payload.ToArray(), found.Payload.ToArray());
        Assert.Equal(("\ufffd", "a\u2400b", "event_id is \"a\u2400b\"."), (found.UserId, found.EventId, found.Detail));
        Assert.Equal(2, (await fixture.Warehouse.GetFiguresAsync(default)).DeadLetters);
    }

    private static EnrichedEvent WithProperties(string eventId, string properties)
    {
        var row = Rows.Full(eventId);
        return row with { Event = row.Event with { Properties = properties } };
    }
}
