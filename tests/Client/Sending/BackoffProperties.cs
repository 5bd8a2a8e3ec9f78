using FsCheck;
using FsCheck.Xunit;
using Isobar.Client.Sending.Delivery;

namespace Isobar.Client.Tests.Sending;

[Properties(MaxTest = 500)]
public sealed class BackoffProperties
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(2);

    [Property]
    public void Waits_double_up_to_ten_seconds_and_are_spread_by_half(PositiveInt attempt, int seed)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempt.Get - 1, 30));
        var whole = doubled < Longest ? doubled : Longest;

        Assert.InRange(new Backoff(new Random(seed)).Next(attempt.Get, retryAfter: null), whole / 2, whole);
    }

    [Property]
    public void What_the_server_asks_for_is_waited_up_to_two_minutes(PositiveInt attempt, uint milliseconds, int seed)
    {
        var asked = TimeSpan.FromMilliseconds(milliseconds % 200_000);
        var kept = asked < LongestRetryAfter ? asked : LongestRetryAfter;

        Assert.InRange(new Backoff(new Random(seed)).Next(attempt.Get, asked), kept, kept + First);
    }

    /// <summary>A date in Retry-After may be past by the time it is read, or by the clock of this machine.</summary>
    [Property]
    public void A_time_that_is_past_asks_for_nothing(PositiveInt attempt, PositiveInt seconds, int seed)
    {
        var wait = new Backoff(new Random(seed)).Next(attempt.Get, TimeSpan.FromSeconds(-seconds.Get));

        Assert.Equal(new Backoff(new Random(seed)).Next(attempt.Get, retryAfter: null), wait);
    }
}
