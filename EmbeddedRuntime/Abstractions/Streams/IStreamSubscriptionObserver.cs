using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>A grain that is told of its implicit subscriptions.</summary>
public interface IStreamSubscriptionObserver
{
    /// <summary>
    /// Called once per stream and activation, before the first delivery: makes the handle and resumes it with an observer.
    /// </summary>
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}

/// <summary>A subscription whose item type is not yet named.</summary>
public interface IStreamSubscriptionHandleFactory
{
    StreamId StreamId { get; }

    string ProviderName { get; }

    GuidId SubscriptionId { get; }

    StreamSubscriptionHandle<T> Create<T>();
}
