using Isobar.PubSub.Settling;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.PubSub;

public sealed class LeaseBookTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Lease_is_known_until_it_ends()
    {
        var book = new LeaseBook(10, _time);
        book.Add("lease", "message", TimeSpan.FromSeconds(30));
        book.Extend(["lease"], TimeSpan.FromSeconds(60));

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("message", book.MessageOf("lease"));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(book.MessageOf("lease"));
        Assert.Equal(0, book.CountAlive());
    }

    [Fact]
    public void Leases_that_ended_make_room()
    {
        var book = new LeaseBook(2, _time);
        book.Add("a", "a", TimeSpan.FromSeconds(30));
        book.Add("b", "b", TimeSpan.FromSeconds(30));
        book.Add("beyond the bound", "c", TimeSpan.FromSeconds(30));
        Assert.Null(book.MessageOf("beyond the bound"));

        _time.Advance(TimeSpan.FromSeconds(60));
        book.Add("d", "d", TimeSpan.FromSeconds(30));

        Assert.Equal("d", book.MessageOf("d"));
        Assert.Equal(1, book.CountAlive());
    }

    [Fact]
    public void Oldest_faults_are_forgotten_beyond_the_bound()
    {
        var book = new FaultBook(2);
        book.Blame("a");
        book.Blame("b");
        book.Blame("a");
        book.Blame("c");

        Assert.Equal((2, 0, 1), (book.Of("a"), book.Of("b"), book.Of("c")));
    }
}
