using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>Where rows end: BigQuery, PostgreSQL, or the embedded SQLite warehouse.</summary>
/// <remarks>
/// <para><b>The contract.</b> <see cref="AppendAsync"/> is idempotent by <see cref="EnrichedEvent.Key"/>: however often,
/// however late, from however many callers at once a key arrives, there is one row, and it is the one that arrived first. A returned outcome is
/// durable. After an exception every row of the call may or may not be there; appending again is always right.</para>
/// <para><b>Refusals.</b> A row that the warehouse will never take gets <see cref="AppendOutcome.Refused"/> while its
/// neighbours are stored. A warehouse that refuses a whole call without naming a row throws
/// <see cref="BatchRefusedException"/>; nothing of that call is stored then.</para>
/// <para><b>Errors.</b> Anything transient (busy, full, offline) is a <see cref="WarehouseUnavailableException"/> that says what
/// to do about it.</para>
/// <para>All members may be called from any number of callers at once.</para>
/// </remarks>
public interface IWarehouse
{
    /// <summary>Stores the rows; one outcome per row, in the order given. A key twice in one call: the first is stored, the other is already there.</summary>
    Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken);

    /// <summary>
    /// Stores dead letters. Of each <see cref="DeadLetter.Key"/> the one with the newest <see cref="DeadLetter.ReceivedAt"/> is held, in
    /// whatever order, however often and from however many callers at once they arrive, also within one call: a newer letter takes
    /// the place of an older one at once and whole; an older or equally old one changes nothing. Instants are compared as they are
    /// stored, in microseconds. After an exception each letter of the call may or may not have been stored, and no letter was lost.
    /// </summary>
    Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken);

    /// <summary>The rows with these keys, those that are there, in no order. At most 1,000 keys.</summary>
    Task<IReadOnlyList<EnrichedEvent>> GetAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken);

    /// <summary>Where an event is, when the hour it occurred in is not known: its row, else its dead letter, else neither.</summary>
    Task<EventWhereabouts> FindAsync(string userId, string eventId, CancellationToken cancellationToken);

    /// <summary>
    /// Dead letters, newest first, those of one instant by descending key. Whoever pages with <see cref="DeadLetterFilter.Before"/>
    /// meets every letter that is there all the while exactly once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 1,000 keys.</exception>
    Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Removes dead letters that were replayed, those whose key and instant both match: a letter that came back meanwhile is newer than
    /// its reference and stays. References to what is not there are ignored.
    /// </summary>
    Task RemoveDeadLettersAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken);

    /// <summary>Runs a read-only query, within bounds.</summary>
    /// <exception cref="QueryRefusedException">The query is malformed, not read-only, or exceeds its time; the message is for its author.</exception>
    Task<QueryResult> QueryAsync(QueryRequest request, CancellationToken cancellationToken);

    /// <summary>What a query would cost; null means that queries cost nothing here. Nothing is run.</summary>
    /// <exception cref="QueryRefusedException">The query is malformed or not read-only; the message is for its author.</exception>
    Task<QueryEstimate?> EstimateAsync(string sql, CancellationToken cancellationToken) => Task.FromResult<QueryEstimate?>(null);

    /// <summary>Rows and dead letters held; estimates are allowed and said to be such.</summary>
    Task<WarehouseFigures> GetFiguresAsync(CancellationToken cancellationToken);
}
