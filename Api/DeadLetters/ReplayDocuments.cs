using Isobar.Events;

namespace Isobar.Api.DeadLetters;

/// <summary>What to replay: either these keys, or the newest ones, perhaps with a reason.</summary>
/// <param name="Keys">Keys of dead letters, at most 1,000.</param>
/// <param name="Reason">Only those with this reason.</param>
/// <param name="Limit">At most so many, 1 to 1,000; required without keys, so that nobody replays everything by accident.</param>
internal sealed record ReplayWanted(IReadOnlyList<RowKey>? Keys = null, string? Reason = null, int? Limit = null);

/// <summary>What a replay did.</summary>
/// <param name="Replayed">Letters published to their topic again.</param>
/// <param name="NotFound">Keys of no dead letter.</param>
internal sealed record ReplayAnswer(int Replayed, IReadOnlyList<RowKey> NotFound);
