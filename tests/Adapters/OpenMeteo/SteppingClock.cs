using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.OpenMeteo;

/// <summary>
/// A clock that stands still until the test moves it, and tells the test when somebody has begun to wait: time can then be moved
/// without a race.
/// </summary>
internal sealed class SteppingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Completes when a wait has begun whose length is as wished; earlier waits are forgotten.</summary>
    public async Task<TimeSpan> WaitBegunAsync(Predicate<TimeSpan> isWished)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var wait = await _waits.Reader.ReadAsync(giveUp.Token);
            if (isWished(wait))
            {
                return wait;
            }
        }
    }
}
