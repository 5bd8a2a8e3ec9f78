using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Reads topics and subscriptions when the broker starts.</summary>
internal static class BrokerRestore
{
    /// <summary>The number of this start, never used before.</summary>
    public static long NextStart(SqliteFile file) => file.Scalar("UPDATE starts SET number = number + 1 RETURNING number");

    /// <summary>The highest segment that was ever referred to, so that no number is used again.</summary>
    public static long LastSegment(SqliteFile file) => file.Scalar(
        "SELECT max(coalesce((SELECT max(id) FROM segments), 0), coalesce((SELECT max(floor) FROM subscriptions), 0))");

    public static void Fill(BrokerDirectory directory, SqliteFile file)
    {
        var topics = RestoreTopics(directory, file).ToDictionary(topic => topic.Id);
        using var subscriptions = file.Prepare(
            "SELECT id, name, topic_id, ack_deadline_ms, minimum_backoff_ms, maximum_backoff_ms, floor FROM subscriptions");
        while (subscriptions.Step())
        {
            var topic = topics[subscriptions.Long(2)];
            directory.AddSubscription(Read(subscriptions, topic, file), topic);
        }
    }

    private static List<Topic> RestoreTopics(BrokerDirectory directory, SqliteFile file)
    {
        var topics = new List<Topic>();
        using var rows = file.Prepare("""
            SELECT id, name,
                (SELECT coalesce(max(id), 0) FROM segments WHERE topic_id = topics.id),
                (SELECT total(bytes) FROM segments WHERE topic_id = topics.id)
            FROM topics
            """);
        while (rows.Step())
        {
            var topic = directory.AddTopic(rows.Long(0), rows.Text(1));
            topic.Restore(rows.Long(2), rows.Long(3));
            topics.Add(topic);
        }

        return topics;
    }

    private static StoredSubscription Read(Statement row, Topic topic, SqliteFile file)
    {
        var settings = new SubscriptionSettings
        {
            Topic = topic.Name,
            AckDeadline = TimeSpan.FromMilliseconds(row.Long(3)),
            MinimumBackoff = TimeSpan.FromMilliseconds(row.Long(4)),
            MaximumBackoff = TimeSpan.FromMilliseconds(row.Long(5)),
        };
        return new StoredSubscription(row.Long(0), row.Text(1), settings, row.Long(6), Unsettled(file, row.Long(0), topic.Id, row.Long(6)));
    }

    private static long Unsettled(SqliteFile file, long subscription, long topic, long floor)
    {
        var unsettled = file.Scalar($"SELECT total(messages) FROM segments WHERE topic_id = {topic} AND id > {floor}");
        using var settled = file.Prepare("""
            SELECT messages, settled FROM settlements JOIN segments ON segments.id = segment_id
            WHERE subscription_id = ?1 AND segment_id > ?2
            """);
        settled.Bind(1, subscription);
        settled.Bind(2, floor);
        while (settled.Step())
        {
            unsettled -= settled.IsNull(1) ? settled.Long(0) : SettledBits.CountOf(settled.Blob(1));
        }

        return unsettled;
    }
}
