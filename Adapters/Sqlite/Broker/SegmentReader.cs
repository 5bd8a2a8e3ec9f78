using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Reads segments and what subscriptions have settled of them, on a connection of its own.</summary>
internal sealed class SegmentReader : IDisposable
{
    private readonly SqliteFile _file;
    private readonly Lock _gate = new();
    private readonly Statement _next;
    private readonly Statement _body;
    private readonly Statement _settled;
    private readonly Statement _faults;

    public SegmentReader(SqliteFile file)
    {
        _file = file;
        _next = file.Prepare(
            "SELECT id, published_at, messages, bytes FROM segments WHERE topic_id = ?1 AND id > ?2 ORDER BY id LIMIT 1");
        _body = file.Prepare("SELECT body FROM segments WHERE id = ?1");
        _settled = file.Prepare("SELECT settled FROM settlements WHERE subscription_id = ?1 AND segment_id = ?2");
        _faults = file.Prepare("SELECT message, faults FROM faults WHERE subscription_id = ?1 AND segment_id = ?2");
    }

    /// <summary>The first segment of a topic after another one, without its messages.</summary>
    public SegmentSummary? Next(long topic, long after)
    {
        lock (_gate)
        {
            _next.Bind(1, topic);
            _next.Bind(2, after);
            return First(_next, static row => (SegmentSummary?)new SegmentSummary(
                row.Long(0), new DateTimeOffset(row.Long(1), TimeSpan.Zero), (int)row.Long(2), row.Long(3)));
        }
    }

    /// <returns>Null if retention has deleted it.</returns>
    /// <exception cref="DamagedSegmentException">Its bytes are not what was written.</exception>
    public OutgoingMessage[]? Messages(long segment)
    {
        lock (_gate)
        {
            _body.Bind(1, segment);
            return First(_body, static row => SegmentCodec.Decode(row.Blob(0)));
        }
    }

    /// <summary>What a subscription has settled of a segment above its floor; null: all of it.</summary>
    public SettledBits? Settled(long subscription, SegmentSummary segment)
    {
        lock (_gate)
        {
            _settled.Bind(1, subscription);
            _settled.Bind(2, segment.Id);
            return First(_settled, row => (row.IsNull(0) ? null : SettledBits.FromBytes(segment.Messages, row.Blob(0)), true)) is (var bits, true)
                ? bits
                : new SettledBits(segment.Messages);
        }
    }

    public void RestoreFaults(long subscription, OpenSegment segment)
    {
        lock (_gate)
        {
            _faults.Bind(1, subscription);
            _faults.Bind(2, segment.Id);
            while (_faults.Step())
            {
                segment.AddFaults((int)_faults.Long(0), (int)_faults.Long(1));
            }

            _faults.Reset();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _next.Dispose();
            _body.Dispose();
            _settled.Dispose();
            _faults.Dispose();
            _file.Dispose();
        }
    }

    private static T? First<T>(Statement statement, Func<Statement, T> read)
    {
        try
        {
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }
}
