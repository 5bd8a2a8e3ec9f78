namespace Isobar.Client.Sending.Delivery;

/// <summary>How long to wait before sending again: doubling with each attempt, spread by chance, never less than the server asks for.</summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // A server that names a longer wait than this is asked again all the same.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(2);

    /// <param name="attempt">Failures in a row, from 1.</param>
    /// <param name="retryAfter">What the server asked for, or null. Before now where it named a date that is past: that asks for nothing.</param>
    public TimeSpan Next(int attempt, TimeSpan? retryAfter)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempt - 1, 20));
        var own = (doubled < Longest ? doubled : Longest) * (0.5 + (random.NextDouble() / 2));
        if (retryAfter is not { } asked || asked < TimeSpan.Zero)
        {
            return own;
        }

        // Many clients that are told the same wait should not come back in the same instant.
        return (asked < LongestRetryAfter ? asked : LongestRetryAfter) + (First * random.NextDouble());
    }
}
