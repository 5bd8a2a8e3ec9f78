namespace Isobar.Warehousing;

/// <summary>
/// The silo's own writer: gathers rows of many users into few appends. Key 0. It holds nothing that its callers do not
/// also hold, so losing it loses nothing.
/// </summary>
[Alias("isobar.warehouse-writer")]
public interface IWarehouseWriterGrain : IGrainWithIntegerKey
{
    /// <summary>Appends the rows; answers when each is durably decided, in the order given.</summary>
    /// <exception cref="WriterBusyException">Too many rows wait already. Nothing was taken.</exception>
    /// <exception cref="AppendFailedException">The warehouse did not answer until the deadline. Outcomes are unknown.</exception>
    [Alias("append")]
    Task<IReadOnlyList<AppendOutcome>> AppendAsync([Immutable] IReadOnlyList<EnrichedEvent> rows);

    /// <summary>Stores dead letters; of each key the newest is kept.</summary>
    /// <exception cref="AppendFailedException">The warehouse did not answer until the deadline.</exception>
    [Alias("append-dead-letters")]
    Task AppendDeadLettersAsync([Immutable] IReadOnlyList<DeadLetter> letters);
}
