using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Looks up rows and dead letters on a connection of its own. Not for several threads at once.</summary>
internal sealed class WarehouseReader : IDisposable
{
    private readonly SqliteFile _file;
    private readonly Statement _row;
    private readonly Statement _keyBefore;
    private readonly Statement _deadLetter;
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
        _deadLetters = file.Prepare($"""
            SELECT {WarehouseSchema.DeadLetterColumns} FROM dead_letters
            WHERE received_at < ?1 AND (?2 IS NULL OR reason = ?2) ORDER BY received_at DESC LIMIT ?3
            """);
    }

    public EnrichedEvent? Row(RowKey key)
    {
        _row.BindKey(1, key);
        return FirstOrDefault(_row, RowReader.Read);
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

    public IReadOnlyList<DeadLetter> DeadLetters(DeadLetterFilter filter)
    {
        _deadLetters.Bind(1, (DateTimeOffset?)(filter.ReceivedBefore ?? DateTimeOffset.MaxValue));
        _deadLetters.Bind(2, filter.Reason);
        _deadLetters.Bind(3, filter.Limit);
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

    public void Dispose()
    {
        _row.Dispose();
        _keyBefore.Dispose();
        _deadLetter.Dispose();
        _deadLetters.Dispose();
        _file.Dispose();
    }

    private static RowKey HourStart(uint hour) => new((ulong)hour << 32, 0);

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
