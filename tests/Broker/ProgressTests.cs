using Isobar.Broker.Consuming;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Broker;

public sealed class ProgressTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly Progress _progress;

    public ProgressTests() => _progress = new Progress(Limit, _time);

    [Fact]
    public void A_broker_that_answers_no_pull_stalls_a_consumer_that_has_room()
    {
        _time.Advance(Limit);
        Assert.Null(_progress.Trouble(held: 0, hasRoom: true));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("no pull", _progress.Trouble(held: 0, hasRoom: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Pulling_that_brings_nothing_is_no_stall()
    {
        for (var pull = 0; pull < 10; pull++)
        {
            _time.Advance(Limit);
            _progress.OnPulled(heldBefore: 0);
        }

        Assert.Null(_progress.Trouble(held: 0, hasRoom: true));
    }

    [Fact]
    public void A_full_consumer_need_not_pull_but_must_deal_with_something()
    {
        _progress.OnPulled(heldBefore: 0);
        for (var message = 0; message < 10; message++)
        {
            _time.Advance(Limit);
            _progress.OnDealtWith();
        }

        Assert.Null(_progress.Trouble(held: 100, hasRoom: false));

        _time.Advance(Limit + TimeSpan.FromSeconds(1));

        Assert.Contains("of 100 messages held none", _progress.Trouble(held: 100, hasRoom: false), StringComparison.Ordinal);
    }

    [Fact]
    public void The_wait_for_the_first_messages_after_a_quiet_time_begins_with_them()
    {
        _time.Advance(10 * Limit);
        _progress.OnPulled(heldBefore: 0);
        Assert.Null(_progress.Trouble(held: 5, hasRoom: true));

        // Further messages do not make those that are held any younger.
        _time.Advance(Limit);
        _progress.OnPulled(heldBefore: 5);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotNull(_progress.Trouble(held: 10, hasRoom: true));
    }
}
