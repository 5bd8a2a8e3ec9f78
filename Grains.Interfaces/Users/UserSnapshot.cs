using Isobar.Events;

namespace Isobar.Users;

/// <summary>A user's profile with the keys of the newest rows, newest first.</summary>
[GenerateSerializer, Immutable, Alias("isobar.user-snapshot")]
public sealed record UserSnapshot([property: Id(0)] UserProfile Profile, [property: Id(1)] IReadOnlyList<RowKey> RecentKeys);
