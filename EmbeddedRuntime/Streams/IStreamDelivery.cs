using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>Hands stream items to the grains that subscribe to them implicitly. What pulls them from a broker is elsewhere.</summary>
public interface IStreamDelivery
{
    /// <summary>
    /// Delivers <paramref name="items"/> to every grain class that subscribes to the stream's namespace: as one list to
    /// an <see cref="Orleans.Streams.IAsyncBatchObserver{T}"/>, else one by one in order. Each delivery is a call, with a
    /// call's response timeout.
    /// </summary>
    /// <returns>Settlement: completes when every consumer's <c>OnNextAsync</c> has completed.</returns>
    /// <exception cref="Orleans.Runtime.OrleansException">
    /// No class subscribes to the namespace, or a consumer did not resume its subscription with an observer of this type.
    /// Orleans drops such items; here nothing is settled that nobody has seen.
    /// </exception>
    /// <remarks>
    /// A consumer's exception arrives as itself, after all consumers have ended; with several, the first in the order in
    /// which their classes are registered. The caller keeps deliveries of one stream in order by awaiting each.
    /// </remarks>
    Task DeliverAsync<T>(StreamId stream, IReadOnlyList<T> items, CancellationToken cancellationToken = default);
}
