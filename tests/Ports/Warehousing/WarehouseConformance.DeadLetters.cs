using Isobar.Warehousing;

namespace Isobar.Tests.Ports.Warehousing;

public abstract partial class WarehouseConformance
{
    [Fact]
    public async Task Dead_letter_comes_back_as_it_was_appended()
    {
        var letter = Rows.Letter("a");

        await Warehouse.AppendDeadLettersAsync([letter], default);

        var read = Assert.Single(await LettersAsync());
        Assert.Equal(letter.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(letter, read with { Payload = letter.Payload });
    }

    [Fact]
    public async Task Dead_letter_without_an_identity_comes_back()
    {
        var letter = Rows.Letter("a") with { UserId = null, EventId = null, Payload = ReadOnlyMemory<byte>.Empty };

        await Warehouse.AppendDeadLettersAsync([letter], default);

        var read = Assert.Single(await LettersAsync());
        Assert.Equal((null, null, 0), (read.UserId, read.EventId, read.Payload.Length));
    }

    [Fact]
    public async Task Dead_letter_is_kept_once()
    {
        var letter = Rows.Letter("a");

        await Warehouse.AppendDeadLettersAsync([letter, letter], default);
        await Warehouse.AppendDeadLettersAsync([letter], default);

        Assert.Single(await LettersAsync());
    }

    [Fact]
    public async Task Newer_dead_letter_takes_the_place_of_an_older_one_whole()
    {
        var older = Rows.Letter("a") with { UserId = null, EventId = null };
        var newer = Rows.Letter("a", DeadLetterReasons.Refused, Rows.Noon.AddMicroseconds(1)) with
        {
            Detail = "Another one.", Attempts = 1, Source = "elsewhere", Payload = new byte[] { 1 },
        };
        await Warehouse.AppendDeadLettersAsync([older, Rows.Letter("b")], default);

        await Warehouse.AppendDeadLettersAsync([newer], default);

        var read = Assert.Single(await LettersAsync(new DeadLetterFilter { Keys = [newer.Key] }));
        Assert.Equal(newer.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(newer, read with { Payload = newer.Payload });
        Assert.Equal(newer.EventId, (await Warehouse.FindAsync("alice", "a", default)).DeadLetter?.EventId);
        Assert.Equal(2, (await Warehouse.GetFiguresAsync(default)).DeadLetters ?? 2);
    }

    [Fact]
    public async Task Older_or_equally_old_dead_letter_changes_nothing()
    {
        var letter = Rows.Letter("a");
        await Warehouse.AppendDeadLettersAsync([letter], default);

        await Warehouse.AppendDeadLettersAsync([letter with { Attempts = 9 }], default);
        await Warehouse.AppendDeadLettersAsync([letter with { Attempts = 9, ReceivedAt = Rows.Noon.AddMicroseconds(-1) }], default);

        var read = Assert.Single(await LettersAsync());
        Assert.Equal((5, Rows.Noon), (read.Attempts, read.ReceivedAt));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task Newest_dead_letter_of_one_call_is_kept_whatever_its_place(params int[] seconds)
    {
        await Warehouse.AppendDeadLettersAsync(
            [.. seconds.Select(second => Rows.Letter("a", receivedAt: Rows.Noon.AddSeconds(second)))], default);

        Assert.Equal(Rows.Noon.AddSeconds(2), Assert.Single(await LettersAsync()).ReceivedAt);
        Assert.Equal(1, (await Warehouse.GetFiguresAsync(default)).DeadLetters ?? 1);
    }

    [Fact]
    public async Task Dead_letters_come_newest_first_by_reason_and_page_by_page()
    {
        await Warehouse.AppendDeadLettersAsync(
            [.. Enumerable.Range(0, 6).Select(i => Rows.Letter(
                $"e{i}", i % 2 == 0 ? DeadLetterReasons.Invalid : DeadLetterReasons.Refused, Rows.Noon.AddMinutes(i)))],
            default);
        var invalid = new DeadLetterFilter { Reason = DeadLetterReasons.Invalid, Limit = 2 };

        var page = await LettersAsync(invalid);
        var next = await LettersAsync(invalid with { Before = DeadLetterReference.To(page[^1]) });

        Assert.Equal(["e4", "e2"], page.Select(letter => letter.EventId));
        Assert.Equal(["e0"], next.Select(letter => letter.EventId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Paging_over_equal_instants_returns_each_once_by_descending_key(int pageSize)
    {
        var appended = Enumerable.Range(0, 10).Select(i => Rows.Letter($"e{i}", receivedAt: Rows.Noon.AddSeconds(i / 5))).ToList();
        await Warehouse.AppendDeadLettersAsync(appended, default);

        var paged = new List<DeadLetter>();
        var filter = new DeadLetterFilter { Limit = pageSize };
        while (paged.Count <= appended.Count && await LettersAsync(filter) is { Count: > 0 } page)
        {
            paged.AddRange(page);
            filter = filter with { Before = DeadLetterReference.To(page[^1]) };
        }

        Assert.Equal(
            appended.Select(DeadLetterReference.To).OrderDescending(), paged.Select(DeadLetterReference.To));
    }

    [Fact]
    public async Task Page_after_a_letter_that_is_gone_goes_on_where_it_was()
    {
        await Warehouse.AppendDeadLettersAsync([.. Enumerable.Range(0, 4).Select(i => Rows.Letter($"e{i}"))], default);
        var all = await LettersAsync();
        var last = DeadLetterReference.To(all[1]);

        await Warehouse.RemoveDeadLettersAsync([last], default);

        Assert.Equal(
            all.Skip(2).Select(letter => letter.Key),
            (await LettersAsync(new DeadLetterFilter { Before = last })).Select(letter => letter.Key));
    }

    [Fact]
    public async Task Dead_letters_are_looked_up_by_key_within_the_other_conditions()
    {
        var letters = Enumerable.Range(0, 5).Select(i => Rows.Letter(
            $"e{i}", i == 0 ? DeadLetterReasons.Refused : DeadLetterReasons.Invalid, Rows.Noon.AddSeconds(i))).ToList();
        await Warehouse.AppendDeadLettersAsync(letters, default);
        var byKey = new DeadLetterFilter { Keys = [letters[0].Key, letters[3].Key, Rows.Letter("not there").Key, letters[1].Key, letters[3].Key] };

        Assert.Equal(["e3", "e1", "e0"], Ids(await LettersAsync(byKey)));
        Assert.Equal(["e3"], Ids(await LettersAsync(byKey with { Limit = 1 })));
        Assert.Equal(["e0"], Ids(await LettersAsync(byKey with { Reason = DeadLetterReasons.Refused })));
        Assert.Equal(["e1", "e0"], Ids(await LettersAsync(byKey with { Before = DeadLetterReference.To(letters[3]) })));
        Assert.Empty(await LettersAsync(byKey with { Keys = [] }));
    }

    [Fact]
    public async Task Up_to_a_thousand_keys_are_looked_up_at_once()
    {
        var letters = Enumerable.Range(0, 1_001).Select(i => Rows.Letter($"e{i}")).ToList();
        await Warehouse.AppendDeadLettersAsync(letters, default);
        var keys = letters.ConvertAll(letter => letter.Key);

        Assert.Equal(1_000, (await LettersAsync(new DeadLetterFilter { Keys = keys[..1_000], Limit = 1_000 })).Count);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => LettersAsync(new DeadLetterFilter { Keys = keys, Limit = 1_000 }));
    }

    [Fact]
    public async Task Removed_dead_letter_is_gone_and_can_come_again()
    {
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("a"), Rows.Letter("b")], default);

        await Warehouse.RemoveDeadLettersAsync(
            [DeadLetterReference.To(Rows.Letter("a")), DeadLetterReference.To(Rows.Letter("not there"))], default);

        Assert.Equal(["b"], Ids(await LettersAsync()));
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("a")], default);
        Assert.Equal(2, (await LettersAsync()).Count);
    }

    [Fact]
    public async Task Removing_an_older_dead_letter_leaves_the_newer_one()
    {
        var older = Rows.Letter("a");
        var newer = older with { ReceivedAt = Rows.Noon.AddMicroseconds(1) };
        await Warehouse.AppendDeadLettersAsync([older], default);
        await Warehouse.AppendDeadLettersAsync([newer], default);

        await Warehouse.RemoveDeadLettersAsync([DeadLetterReference.To(older)], default);

        Assert.Equal(newer.ReceivedAt, Assert.Single(await LettersAsync()).ReceivedAt);
        Assert.Equal(1, (await Warehouse.GetFiguresAsync(default)).DeadLetters ?? 1);
        await Warehouse.RemoveDeadLettersAsync([DeadLetterReference.To(newer)], default);
        Assert.Empty(await LettersAsync());
    }

    private static IEnumerable<string?> Ids(IEnumerable<DeadLetter> letters) => letters.Select(letter => letter.EventId);

    private Task<IReadOnlyList<DeadLetter>> LettersAsync(DeadLetterFilter? filter = null) =>
        Warehouse.GetDeadLettersAsync(filter ?? new DeadLetterFilter(), default);
}
