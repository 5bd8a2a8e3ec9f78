using Isobar.Warehousing;

namespace Isobar.Tests.Ports.Warehousing;

public abstract partial class WarehouseConformance
{
    [Fact]
    public async Task Get_answers_with_those_that_are_there()
    {
        await AppendAsync(Rows.Full("a"), Rows.Full("b"));

        var found = await Warehouse.GetAsync(
            [Rows.Full("a").Key, Rows.Full("b").Key, Rows.Full("c").Key, Rows.Full("a").Key], default);

        Assert.Equal(["a", "b"], found.Select(row => row.Event.EventId).Order());
    }

    [Fact]
    public async Task Find_knows_an_event_whatever_its_hour()
    {
        await AppendAsync([.. Enumerable.Range(0, 50).Select(i => Rows.Full($"e{i}", Rows.Noon.AddHours(-i * i)))]);

        Assert.Equal("e0", (await Warehouse.FindAsync("alice", "e0", default)).Row?.Event.EventId);
        Assert.Equal("e49", (await Warehouse.FindAsync("alice", "e49", default)).Row?.Event.EventId);
        Assert.Equal(EventWhereabouts.Nowhere, await Warehouse.FindAsync("alice", "e50", default));
        Assert.Equal(EventWhereabouts.Nowhere, await Warehouse.FindAsync("bob", "e1", default));
    }

    [Fact]
    public async Task Find_falls_back_to_the_dead_letter()
    {
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("dead")], default);

        var found = await Warehouse.FindAsync("alice", "dead", default);

        Assert.Null(found.Row);
        Assert.Equal("dead", found.DeadLetter?.EventId);
    }

    [Fact]
    public async Task Dead_letter_comes_back_as_it_was_appended()
    {
        var letter = Rows.Letter("a");

        await Warehouse.AppendDeadLettersAsync([letter], default);

        var read = Assert.Single(await Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default));
        Assert.Equal(letter.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(letter, read with { Payload = letter.Payload });
    }

    [Fact]
    public async Task Dead_letter_without_an_identity_comes_back()
    {
        var letter = Rows.Letter("a") with { UserId = null, EventId = null, Payload = ReadOnlyMemory<byte>.Empty };

        await Warehouse.AppendDeadLettersAsync([letter], default);

        var read = Assert.Single(await Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default));
        Assert.Equal((null, null, 0), (read.UserId, read.EventId, read.Payload.Length));
    }

    [Fact]
    public async Task Dead_letter_is_kept_once()
    {
        var letter = Rows.Letter("a");

        await Warehouse.AppendDeadLettersAsync([letter, letter], default);
        await Warehouse.AppendDeadLettersAsync([letter with { Attempts = 9 }], default);

        var read = Assert.Single(await Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default));
        Assert.Equal(5, read.Attempts);
    }

    [Fact]
    public async Task Dead_letters_come_newest_first_by_reason_and_page_by_page()
    {
        await Warehouse.AppendDeadLettersAsync(
            [.. Enumerable.Range(0, 6).Select(i => Rows.Letter(
                $"e{i}", i % 2 == 0 ? DeadLetterReasons.Invalid : DeadLetterReasons.Refused, Rows.Noon.AddMinutes(i)))],
            default);

        var page = await Warehouse.GetDeadLettersAsync(new DeadLetterFilter { Reason = DeadLetterReasons.Invalid, Limit = 2 }, default);
        var next = await Warehouse.GetDeadLettersAsync(
            new DeadLetterFilter { Reason = DeadLetterReasons.Invalid, ReceivedBefore = page[^1].ReceivedAt }, default);

        Assert.Equal(["e4", "e2"], page.Select(letter => letter.EventId));
        Assert.Equal(["e0"], next.Select(letter => letter.EventId));
    }

    [Fact]
    public async Task Removed_dead_letter_is_gone_and_can_come_again()
    {
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("a"), Rows.Letter("b")], default);

        await Warehouse.RemoveDeadLettersAsync([Rows.Letter("a").Key, Rows.Letter("not there").Key], default);

        Assert.Equal("b", Assert.Single(await Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default)).EventId);
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("a")], default);
        Assert.Equal(2, (await Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default)).Count);
    }

    [Fact]
    public async Task Figures_count_what_is_held()
    {
        await AppendAsync(Rows.Full("a"), Rows.Full("b"), Rows.Full("a"));
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("c")], default);

        var figures = await Warehouse.GetFiguresAsync(default);

        Assert.Equal(2, figures.Rows ?? 2);
        Assert.Equal(1, figures.DeadLetters ?? 1);
        Assert.NotEmpty(figures.Guarantee);
    }
}
