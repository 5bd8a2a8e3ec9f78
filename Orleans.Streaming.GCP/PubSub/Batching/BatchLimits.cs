namespace Isobar.PubSub.Batching;

/// <summary>When a batch is sent, and how much may wait.</summary>
/// <param name="MaxItems">Items in a batch, at most.</param>
/// <param name="MaxBytes">Bytes in a batch, unless a single item is larger.</param>
/// <param name="Interval">A batch goes this long after its first item; zero: as soon as it may.</param>
/// <param name="MaxConcurrent">Batches under way at once.</param>
/// <param name="MaxQueuedBytes">Bytes waiting or under way; beyond it callers wait.</param>
internal sealed record BatchLimits(int MaxItems, int MaxBytes, TimeSpan Interval, int MaxConcurrent, long MaxQueuedBytes);
