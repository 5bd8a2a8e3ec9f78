using Isobar.Events;

namespace Isobar.Users;

/// <summary>
/// One user; its key is the user id. Consumes the stream <see cref="Streaming.StreamNamespaces.UserEvents"/>: a delivery
/// succeeds only when every event of it has its row, is known to have one, or is a dead letter.
/// </summary>
[Alias("isobar.user")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The profile and up to <paramref name="recentEvents"/> keys (0 to 100).</summary>
    [ReadOnly, AlwaysInterleave, Alias("snapshot")]
    Task<UserSnapshot> GetSnapshotAsync(int recentEvents);

    /// <summary>The key of an event that is in the user's window, or null.</summary>
    [ReadOnly, AlwaysInterleave, Alias("locate")]
    Task<RowKey?> LocateAsync(string eventId);
}
