using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Looks up rows and dead letters on a connection of its own. Not for several threads at once.</summary>
internal sealed class WarehouseReader : IDisposable
{
    private static readonly DeadLetterReference Newest = new(new RowKey(ulong.MaxValue, ulong.MaxValue), DateTimeOffset.MaxValue);

    private readonly SqliteFile _file;
    private readonly Statement _row;
    private readonly Statement _keyBefore;
    private readonly Statement _deadLetter;
    private readonly Statement _deadLetterByKey;
    private readonly Statement _deadLetters;

    public WarehouseReader(SqliteFile file)
    {
        _file = file;
        _row = file.Prepare($"SELECT {WarehouseSchema.RowColumns} FROM {EnrichedEventSchema.Table} WHERE row_key = ?");
        _keyBefore = file.Prepare(
            $"SELECT row_key FROM {EnrichedEventSchema.Table} WHERE row_key < ? ORDER BY row_key DESC LIMIT 1");
        _deadLetter = file.Prepare($"""
            SELECT {WarehouseSchema.DeadLetterColumns} FROM dead_letters
            WHERE event_id = ?1 AND user_id = ?2 ORDER BY received_at DESC LIMIT 1
            """);
        _deadLetterByKey = file.Prepare($"SELECT {WarehouseSchema.DeadLetterColumns} FROM dead_letters WHERE row_key = ?");
        _deadLetters = file.Prepare($"""
            SELECT {WarehouseSchema.DeadLetterColumns} FROM dead_letters
            WHERE (received_at, row_key) < (?1, ?2) AND (?3 IS NULL OR reason = ?3)
            ORDER BY received_at DESC, row_key DESC LIMIT ?4
            """);
    }

    public EnrichedEvent? Row(RowKey key)
    {
        _row.BindKey(1, key);
        return FirstOrDefault(_row, static row => new EnrichedEventReader(new RowColumns(row)).Read());
    }

    /// <summary>
    /// Hops from hour to hour, newest first: the last key before an hour tells the next hour that has rows. Two index seeks
    /// per hour present, instead of a second index on the whole table.
    /// </summary>
    public EnrichedEvent? Row(EventIdentity identity, CancellationToken cancellationToken)
    {
        for (var before = HourStart(uint.MaxValue); KeyBefore(before) is { } key; before = HourStart(key.Hour))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Row(identity.At(key.Hour)) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    public DeadLetter? DeadLetter(string userId, string eventId)
    {
        _deadLetter.Bind(1, eventId);
        _deadLetter.Bind(2, userId);
        return FirstOrDefault(_deadLetter, DeadLetterReader.Read);
    }

    public IReadOnlyList<DeadLetter> DeadLetters(DeadLetterFilter filter) =>
        filter.Keys is { } keys ? DeadLetters(keys, filter) : DeadLettersInOrder(filter);

    public void Dispose()
    {
        _row.Dispose();
        _keyBefore.Dispose();
        _deadLetter.Dispose();
        _deadLetterByKey.Dispose();
        _deadLetters.Dispose();
        _file.Dispose();
    }

    private static RowKey HourStart(uint hour) => new((ulong)hour << 32, 0);

    private IReadOnlyList<DeadLetter> DeadLetters(IReadOnlyList<RowKey> keys, DeadLetterFilter filter)
    {
        // Found by their keys already, so the filter need not go through them again.
        var others = filter with { Keys = null };
        return [.. keys.Distinct().Select(DeadLetter).OfType<DeadLetter>().Where(others.Includes)
            .OrderByDescending(DeadLetterReference.To).Take(filter.Limit)];
    }

    private DeadLetter? DeadLetter(RowKey key)
    {
        _deadLetterByKey.BindKey(1, key);
        return FirstOrDefault(_deadLetterByKey, DeadLetterReader.Read);
    }

    private List<DeadLetter> DeadLettersInOrder(DeadLetterFilter filter)
    {
        var before = filter.Before ?? Newest;
        _deadLetters.Bind(1, (DateTimeOffset?)before.ReceivedAt);
        _deadLetters.BindKey(2, before.Key);
        _deadLetters.Bind(3, filter.Reason);
        _deadLetters.Bind(4, filter.Limit);
        var letters = new List<DeadLetter>();
        try
        {
            while (_deadLetters.Step())
            {
                letters.Add(DeadLetterReader.Read(_deadLetters));
            }
        }
        finally
        {
            _deadLetters.Reset();
        }

        return letters;
    }

    private RowKey? KeyBefore(RowKey key)
    {
        _keyBefore.BindKey(1, key);
        try
        {
            return _keyBefore.Step() ? _keyBefore.Key(0) : null;
        }
        finally
        {
            _keyBefore.Reset();
        }
    }

    private static T? FirstOrDefault<T>(Statement statement, Func<Statement, T> read)
        where T : class
    {
        try
        {
            return statement.Step() ? read(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
