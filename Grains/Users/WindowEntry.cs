using Isobar.Events;

namespace Isobar.Users;

/// <summary>An event that has its row.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Fingerprint">What the first arrival said: <see cref="ContentFingerprint"/>.</param>
/// <param name="EnrichedAt">The row's <c>enriched_at</c>.</param>
internal readonly record struct WindowEntry(RowKey Key, ulong Fingerprint, DateTimeOffset EnrichedAt);
