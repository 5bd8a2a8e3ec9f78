namespace Isobar.Broker;

/// <summary>The topic or subscription does not exist.</summary>
public sealed class BrokerResourceNotFoundException(string resource)
    : Exception($"There is no {resource}. Create it first (IBroker.EnsureTopicAsync, EnsureSubscriptionAsync).")
{
    /// <summary>Kind and name, as in <c>topic "user-events"</c>.</summary>
    public string Resource { get; } = resource;
}
