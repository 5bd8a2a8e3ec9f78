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
    public async Task Figures_count_what_is_held()
    {
        await AppendAsync(Rows.Full("a"), Rows.Full("b"), Rows.Full("a"));
        await Warehouse.AppendDeadLettersAsync([Rows.Letter("c")], default);

        var figures = await Warehouse.GetFiguresAsync(default);

        Assert.Equal(2, figures.AreEstimates ? 2 : figures.Rows ?? 2);
        Assert.Equal(1, figures.DeadLetters ?? 1);
        Assert.NotEmpty(figures.Guarantee);
    }
}
