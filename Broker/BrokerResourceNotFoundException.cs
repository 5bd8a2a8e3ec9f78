namespace Isobar.Broker;

/// <summary>The topic or subscription does not exist.</summary>
public sealed class BrokerResourceNotFoundException(string resource)
    : Exception($"There is no {resource}. It has to be created before it can be used.")
{
    /// <summary>Kind and name, as in <c>topic "user-events"</c>.</summary>
    public string Resource { get; } = resource;
}
