namespace Isobar.Broker.Consuming;

/// <summary>Whether a consumer moves: when it last pulled, and when something of what it holds was last dealt with.</summary>
internal sealed class Progress(TimeSpan stalledAfter, TimeProvider time)
{
    private long _pulledAt = time.GetTimestamp();
    private long _dealtAt = time.GetTimestamp();

    /// <param name="heldBefore">How many messages were held before this pull: with none, the wait for them begins now.</param>
    public void OnPulled(int heldBefore)
    {
        var now = time.GetTimestamp();
        Volatile.Write(ref _pulledAt, now);
        if (heldBefore == 0)
        {
            Volatile.Write(ref _dealtAt, now);
        }
    }

    public void OnDealtWith() => Volatile.Write(ref _dealtAt, time.GetTimestamp());

    /// <returns>What does not move; null if everything does.</returns>
    public string? Trouble(int held, bool hasRoom) => this switch
    {
        _ when held > 0 && IsOver(ref _dealtAt) => $"stalled: of {held} messages held none was dealt with for {stalledAfter}",
        _ when hasRoom && IsOver(ref _pulledAt) => $"stalled: the broker has answered no pull for {stalledAfter}",
        _ => null,
    };

    private bool IsOver(ref long since) => time.GetElapsedTime(Volatile.Read(ref since)) > stalledAfter;
}
