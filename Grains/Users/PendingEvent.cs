using Isobar.Events;

namespace Isobar.Users;

/// <summary>An event on its way to its row.</summary>
internal sealed record PendingEvent(RowKey Key, ulong Fingerprint, UserEvent Event);
