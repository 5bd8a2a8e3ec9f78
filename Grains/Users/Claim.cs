namespace Isobar.Users;

/// <summary>
/// What one delivery has to do, decided in one turn: events that are its own to store, and events that another delivery of
/// this activation is storing and that it waits for.
/// </summary>
internal sealed class Claim
{
    private readonly TaskCompletionSource<bool> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>New here, and nobody else's.</summary>
    public List<PendingEvent> Own { get; } = [];

    /// <summary>The claims of other deliveries that have to end well for this one to.</summary>
    public HashSet<Claim> Joined { get; } = [];

    /// <summary>Arrivals that are known to be duplicates if everything ends well, and how many of those differ in content.</summary>
    public int Duplicates { get; set; }

    public int Conflicts { get; set; }

    /// <summary>True when its events are durably settled; false when the delivery failed.</summary>
    public Task<bool> Stored => _stored.Task;

    public void End(bool stored) => _stored.TrySetResult(stored);
}
