namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>The writer's statements.</summary>
internal sealed class BrokerStatements(SqliteFile file) : IDisposable
{
    public Statement InsertTopic { get; } = file.Prepare(
        "INSERT INTO topics(name) VALUES (?1) ON CONFLICT(name) DO UPDATE SET name = name RETURNING id");

    public Statement SelectSubscription { get; } = file.Prepare("SELECT topic_id FROM subscriptions WHERE name = ?1");

    public Statement UpsertSubscription { get; } = file.Prepare("""
        INSERT INTO subscriptions(name, topic_id, ack_deadline_ms, minimum_backoff_ms, maximum_backoff_ms, floor)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(name) DO UPDATE SET ack_deadline_ms = ?3, minimum_backoff_ms = ?4, maximum_backoff_ms = ?5
        RETURNING id, floor
        """);

    public Statement InsertSegment { get; } = file.Prepare(
        "INSERT INTO segments(id, topic_id, published_at, messages, bytes, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    public Statement DeleteSegment { get; } = file.Prepare("DELETE FROM segments WHERE id = ?1");

    public Statement OldestSegments { get; } = file.Prepare(
        "SELECT id, published_at, messages, bytes FROM segments WHERE topic_id = ?1 ORDER BY id LIMIT ?2");

    public Statement LastSegmentBefore { get; } = file.Prepare(
        "SELECT max(id) FROM segments WHERE topic_id = ?1 AND id <= ?2 AND published_at < ?3");

    public Statement MessagesAfter { get; } = file.Prepare(
        "SELECT total(messages) FROM segments WHERE topic_id = ?1 AND id <= ?2 AND id > ?3");

    public Statement SetFloor { get; } = file.Prepare("UPDATE subscriptions SET floor = ?2 WHERE id = ?1");

    public Statement UpsertSettlement { get; } = file.Prepare("""
        INSERT INTO settlements(subscription_id, segment_id, settled) VALUES (?1, ?2, ?3)
        ON CONFLICT(subscription_id, segment_id) DO UPDATE SET settled = ?3
        """);

    public Statement DeleteSettlementsThrough { get; } = file.Prepare(
        "DELETE FROM settlements WHERE subscription_id = ?1 AND segment_id <= ?2");

    public Statement DeleteSettlements { get; } = file.Prepare("DELETE FROM settlements WHERE subscription_id = ?1");

    public Statement AddFault { get; } = file.Prepare("""
        INSERT INTO faults(subscription_id, segment_id, message, faults) VALUES (?1, ?2, ?3, 1)
        ON CONFLICT(subscription_id, segment_id, message) DO UPDATE SET faults = faults + 1
        """);

    public Statement DeleteFaultsThrough { get; } = file.Prepare(
        "DELETE FROM faults WHERE subscription_id = ?1 AND segment_id <= ?2");

    public void Dispose()
    {
        foreach (var statement in (Statement[])
            [
                InsertTopic, SelectSubscription, UpsertSubscription, InsertSegment, DeleteSegment, OldestSegments, LastSegmentBefore,
                MessagesAfter, SetFloor, UpsertSettlement, DeleteSettlementsThrough, DeleteSettlements, AddFault, DeleteFaultsThrough,
            ])
        {
            statement.Dispose();
        }
    }
}
