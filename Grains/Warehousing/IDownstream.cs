namespace Isobar.Warehousing;

/// <summary>Where stored rows go on to, for applications that act on them: a topic.</summary>
public interface IDownstream
{
    /// <summary>
    /// Publishes rows that the warehouse holds. A row is published at least once, and again whenever its message was delivered again after
    /// its row had been stored; whoever reads tells them apart by <see cref="EnrichedEvent.Key"/>. After an exception any of them may have
    /// been published; publishing again is right.
    /// </summary>
    Task PublishAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken);
}
