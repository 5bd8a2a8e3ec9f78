using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// Gathers what the publishes of a group bring, writes it as few segments as the limits allow, and hands it to the
/// subscriptions once it is durable. On the writer's thread only.
/// </summary>
internal sealed class SegmentWriter(BrokerStatements statements, SqliteBrokerOptions options, TimeProvider time, long lastSegment)
    : IGroupCommitHooks
{
    private readonly Dictionary<Topic, SegmentDraft> _drafts = [];
    private readonly List<(Topic Topic, Segment Segment)> _written = [];
    private DateTimeOffset _lastPublished;

    /// <summary>The newest segment of any topic.</summary>
    public long LastSegment { get; private set; } = lastSegment;

    // A publish is not split: it is at most one request, and a segment somewhat over the limit harms nobody.
    public void Add(Topic topic, IReadOnlyList<OutgoingMessage> messages, EncodedMessages encoded)
    {
        if (!_drafts.TryGetValue(topic, out var draft))
        {
            _drafts.Add(topic, draft = new SegmentDraft());
        }

        if (!draft.IsEmpty
            && (draft.Messages + messages.Count > options.MaxSegmentMessages || draft.Bytes + encoded.Bytes.Length > options.MaxSegmentBytes))
        {
            Write(topic, draft);
        }

        draft.Add(messages, encoded);
    }

    public void BeforeCommit()
    {
        foreach (var (topic, draft) in _drafts)
        {
            if (!draft.IsEmpty)
            {
                Write(topic, draft);
            }
        }
    }

    public void AfterCommit()
    {
        foreach (var (topic, segment) in _written)
        {
            topic.Announce(segment);
        }

        _written.Clear();
    }

    public void AfterRollback()
    {
        _written.Clear();
        foreach (var draft in _drafts.Values)
        {
            draft.Clear();
        }
    }

    private void Write(Topic topic, SegmentDraft draft)
    {
        var body = draft.Seal();
        var segment = new Segment(++LastSegment, Now(), draft.TakeMessages(), body.Length);
        var insert = statements.InsertSegment;
        insert.Bind(1, segment.Id);
        insert.Bind(2, topic.Id);
        insert.Bind(3, segment.PublishedAt.UtcTicks);
        insert.Bind(4, segment.Messages.Length);
        insert.Bind(5, segment.Bytes);
        insert.BindBlob(6, body);
        insert.Run();
        draft.Clear();
        _written.Add((topic, segment));
    }

    // Never backwards, so that the order of segments is the order of their times, whatever happens to the clock.
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        _lastPublished = now > _lastPublished ? now : _lastPublished;
        return _lastPublished;
    }
}
