namespace Isobar.PubSub.Calls;

/// <summary>One kind of request about one resource.</summary>
/// <param name="Operation">As the API's reference names it; a tag of the metrics.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Relative to the endpoint.</param>
/// <param name="Resource">The full name, for errors.</param>
/// <param name="Missing">What does not exist if the answer is 404, with its kind.</param>
/// <param name="Role">The least predefined role that allows it.</param>
internal sealed record PubSubCall(string Operation, HttpMethod Method, string Path, string Resource, string Missing, string Role)
{
    private const string Publisher = "roles/pubsub.publisher";
    private const string Subscriber = "roles/pubsub.subscriber";
    private const string Viewer = "roles/pubsub.viewer";
    private const string Editor = "roles/pubsub.editor";

    public static PubSubCall Publish(string topic) => OfTopic("publish", HttpMethod.Post, topic, ":publish", Publisher);

    public static PubSubCall GetTopic(string topic) => OfTopic("topics.get", HttpMethod.Get, topic, "", Viewer);

    public static PubSubCall CreateTopic(string topic) => OfTopic("topics.create", HttpMethod.Put, topic, "", Editor);

    public static PubSubCall Pull(string subscription) => OfSubscription("pull", HttpMethod.Post, subscription, ":pull", Subscriber);

    public static PubSubCall Acknowledge(string subscription) =>
        OfSubscription("acknowledge", HttpMethod.Post, subscription, ":acknowledge", Subscriber);

    public static PubSubCall ModifyAckDeadline(string subscription) =>
        OfSubscription("modifyAckDeadline", HttpMethod.Post, subscription, ":modifyAckDeadline", Subscriber);

    public static PubSubCall Seek(string subscription) => OfSubscription("seek", HttpMethod.Post, subscription, ":seek", Subscriber);

    public static PubSubCall GetSubscription(string subscription) =>
        OfSubscription("subscriptions.get", HttpMethod.Get, subscription, "", Viewer);

    public static PubSubCall PatchSubscription(string subscription) =>
        OfSubscription("subscriptions.patch", HttpMethod.Patch, subscription, "", Editor);

    /// <summary>A subscription that cannot be created for lack of something lacks its topic.</summary>
    public static PubSubCall CreateSubscription(string subscription, string topic) =>
        OfSubscription("subscriptions.create", HttpMethod.Put, subscription, "", Editor) with { Missing = MissingTopic(topic) };

    private static PubSubCall OfTopic(string operation, HttpMethod method, string topic, string verb, string role) =>
        new(operation, method, PathOf(topic) + verb, topic, MissingTopic(topic), role);

    private static PubSubCall OfSubscription(string operation, HttpMethod method, string subscription, string verb, string role) =>
        new(operation, method, PathOf(subscription) + verb, subscription, $"subscription \"{subscription}\"", role);

    private static string MissingTopic(string topic) => $"topic \"{topic}\"";

    // Names may have percent and plus signs in them.
    private static string PathOf(string resource) => "v1/" + string.Join('/', resource.Split('/').Select(Uri.EscapeDataString));
}
