namespace Isobar.Tests.Doubles.PubSub;

/// <summary>What a request's method and path ask for.</summary>
internal readonly record struct ParsedPath(PubSubOperation Operation, string Resource)
{
    /// <summary>Null if the double has nothing of the kind.</summary>
    public static ParsedPath? Of(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["v3", "projects", var project, "timeSeries"])
        {
            return new(PubSubOperation.TimeSeries, $"projects/{project}");
        }

        if (parts is not ["v1", "projects", _, "topics" or "subscriptions", _])
        {
            return null;
        }

        var name = path["/v1/".Length..];
        var colon = name.LastIndexOf(':');
        var (resource, verb) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        return OperationOf(method, parts[3] == "topics", verb) is { } operation ? new(operation, resource) : null;
    }

    private static PubSubOperation? OperationOf(string method, bool isTopic, string verb) => (method, isTopic, verb) switch
    {
        ("GET", true, "") => PubSubOperation.GetTopic,
        ("PUT", true, "") => PubSubOperation.CreateTopic,
        ("PATCH", true, "") => PubSubOperation.PatchTopic,
        ("POST", true, "publish") => PubSubOperation.Publish,
        ("GET", false, "") => PubSubOperation.GetSubscription,
        ("PUT", false, "") => PubSubOperation.CreateSubscription,
        ("PATCH", false, "") => PubSubOperation.PatchSubscription,
        ("POST", false, "pull") => PubSubOperation.Pull,
        ("POST", false, "acknowledge") => PubSubOperation.Acknowledge,
        ("POST", false, "modifyAckDeadline") => PubSubOperation.ModifyAckDeadline,
        ("POST", false, "seek") => PubSubOperation.Seek,
        _ => null,
    };
}
