namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>
/// The tables of <c>broker.db</c>. Nothing is written per message: the messages of a commit are one row of <c>segments</c>, and what a
/// subscription has settled is its floor (everything up to that segment) and a bitmap for each segment above it.
/// </summary>
internal static class BrokerSchema
{
    public static readonly FileSchema File = new("broker.db", 1, """
        CREATE TABLE starts(number INTEGER NOT NULL);
        INSERT INTO starts(number) VALUES (0);
        CREATE TABLE topics(
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        );
        CREATE TABLE subscriptions(
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            topic_id INTEGER NOT NULL REFERENCES topics(id),
            ack_deadline_ms INTEGER NOT NULL,
            minimum_backoff_ms INTEGER NOT NULL,
            maximum_backoff_ms INTEGER NOT NULL,
            floor INTEGER NOT NULL
        );
        CREATE TABLE segments(
            id INTEGER PRIMARY KEY,
            topic_id INTEGER NOT NULL REFERENCES topics(id),
            published_at INTEGER NOT NULL, -- ticks, UTC
            messages INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            body BLOB NOT NULL
        );
        CREATE INDEX segments_by_topic ON segments(topic_id, id, published_at, messages, bytes);
        CREATE TABLE settlements(
            subscription_id INTEGER NOT NULL,
            segment_id INTEGER NOT NULL,
            settled BLOB, -- a bit per message; null: all of them
            PRIMARY KEY(subscription_id, segment_id)
        ) WITHOUT ROWID;
        CREATE TABLE faults(
            subscription_id INTEGER NOT NULL,
            segment_id INTEGER NOT NULL,
            message INTEGER NOT NULL,
            faults INTEGER NOT NULL,
            PRIMARY KEY(subscription_id, segment_id, message)
        ) WITHOUT ROWID;
        """, 4096);
}
