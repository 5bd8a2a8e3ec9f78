using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>Topics and subscriptions.</summary>
internal sealed class PubSubState(TimeProvider time)
{
    private const int MostMessages = 1_000;
    private const int MostBytes = 10_000_000;
    private const int MostAckBytes = 524_288;

    private readonly Dictionary<string, JsonObject> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubscriptionState> _subscriptions = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _messages;

    public long Published
    {
        get
        {
            lock (_gate)
            {
                return _messages;
            }
        }
    }

    public string GetTopic(string name)
    {
        lock (_gate)
        {
            return Topic(name).ToJsonString();
        }
    }

    public string CreateTopic(string name, JsonObject topic)
    {
        topic["name"] = name;
        lock (_gate)
        {
            return _topics.TryAdd(name, topic)
                ? topic.ToJsonString()
                : throw new PubSubErrorException(new PubSubError(409, "ALREADY_EXISTS", $"Resource already exists in the project (resource={name})."));
        }
    }

    public string PatchTopic(string name, JsonObject patch)
    {
        lock (_gate)
        {
            return Patch(Topic(name), (JsonObject)patch["topic"]!, patch);
        }
    }

    public string GetSubscription(string name)
    {
        lock (_gate)
        {
            return Subscription(name).Settings.ToJsonString();
        }
    }

    public string CreateSubscription(string name, JsonObject settings)
    {
        settings["name"] = name;
        settings["ackDeadlineSeconds"] ??= 10;
        settings["messageRetentionDuration"] ??= "604800s";
        settings["expirationPolicy"] ??= new JsonObject { ["ttl"] = "2678400s" };
        lock (_gate)
        {
            Topic((string)settings["topic"]!);
            return _subscriptions.TryAdd(name, new SubscriptionState(name, settings, time))
                ? settings.ToJsonString()
                : throw new PubSubErrorException(new PubSubError(409, "ALREADY_EXISTS", $"Resource already exists in the project (resource={name})."));
        }
    }

    public string PatchSubscription(string name, JsonObject patch)
    {
        lock (_gate)
        {
            return Patch(Subscription(name).Settings, (JsonObject)patch["subscription"]!, patch);
        }
    }

    public string Publish(string topic, JsonElement body, int bytes)
    {
        var messages = body.GetProperty("messages");
        if (messages.GetArrayLength() > MostMessages)
        {
            throw new PubSubErrorException(PubSubError.Invalid($"The value for message_count is too large: {messages.GetArrayLength()}."));
        }

        if (bytes > MostBytes * 3L / 2)
        {
            throw new PubSubErrorException(PubSubError.Invalid("Request payload size exceeds the limit: 10485760 bytes."));
        }

        lock (_gate)
        {
            Topic(topic);
            var now = time.GetUtcNow();
            var stored = messages.EnumerateArray().Select(message => Store(message, now)).ToList();
            foreach (var subscription in _subscriptions.Values.Where(subscription => subscription.Topic == topic))
            {
                stored.ForEach(subscription.Add);
            }

            return "{\"messageIds\":[" + string.Join(',', stored.Select(message => $"\"{message.Id}\"")) + "]}";
        }
    }

    /// <summary>Leases what is ready, or says how to wait: for a change, or for a time.</summary>
    public (List<(string AckId, Delivery Delivery)> Leased, Task Changed, DateTimeOffset? Due) Lease(string subscription, int maximum)
    {
        lock (_gate)
        {
            var state = Subscription(subscription);
            return (state.Lease(maximum), state.Changed, state.NextDue());
        }
    }

    public void Acknowledge(string subscription, IReadOnlyList<string> ackIds, int bytes) =>
        Settle(subscription, bytes, state => state.Acknowledge(ackIds));

    public void ModifyDeadline(string subscription, IReadOnlyList<string> ackIds, int seconds, int bytes)
    {
        if (seconds is < 0 or > 600)
        {
            throw new PubSubErrorException(PubSubError.Invalid($"The value for ack_deadline_seconds is out of bounds: {seconds}."));
        }

        Settle(subscription, bytes, state => state.ModifyDeadline(ackIds, TimeSpan.FromSeconds(seconds)));
    }

    public void Seek(string subscription, DateTimeOffset publishedSince)
    {
        lock (_gate)
        {
            Subscription(subscription).Seek(publishedSince);
        }
    }

    public T Read<T>(string subscription, Func<SubscriptionState, T> read)
    {
        lock (_gate)
        {
            return read(Subscription(subscription));
        }
    }

    private static string Patch(JsonObject resource, JsonObject values, JsonObject patch)
    {
        foreach (var field in ((string)patch["updateMask"]!).Split(','))
        {
            resource[field] = values[field]?.DeepClone();
        }

        return resource.ToJsonString();
    }

    private JsonObject Topic(string name) => _topics.TryGetValue(name, out var topic)
        ? topic
        : throw new PubSubErrorException(PubSubError.NotFound(name));

    private SubscriptionState Subscription(string name) => _subscriptions.TryGetValue(name, out var subscription)
        ? subscription
        : throw new PubSubErrorException(PubSubError.NotFound(name));

    private void Settle(string subscription, int bytes, Action<SubscriptionState> settle)
    {
        if (bytes > MostAckBytes)
        {
            throw new PubSubErrorException(PubSubError.Invalid($"Request payload size exceeds the limit: {MostAckBytes} bytes."));
        }

        lock (_gate)
        {
            settle(Subscription(subscription));
        }
    }

    private StoredMessage Store(JsonElement message, DateTimeOffset now)
    {
        var data = message.TryGetProperty("data", out var text) && text.GetString() is { Length: > 0 } base64 ? base64 : null;
        KeyValuePair<string, string>[] attributes = message.TryGetProperty("attributes", out var pairs)
            ? [.. pairs.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.GetString()!))]
            : [];
        if (data is null && attributes.Length == 0)
        {
            throw new PubSubErrorException(PubSubError.Invalid("One or more messages in the publish request is empty. Each message must contain either non-empty data, or at least one attribute."));
        }

        return new StoredMessage((++_messages).ToString(CultureInfo.InvariantCulture), data, attributes, now);
    }
}
