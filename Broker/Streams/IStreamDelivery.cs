namespace Isobar.Broker.Streams;

/// <summary>Hands items to whoever consumes a stream. The runtime that runs the consumers implements it.</summary>
public interface IStreamDelivery
{
    /// <summary>Delivers the items to every consumer of the stream, in order.</summary>
    /// <param name="streamNamespace">What kind of stream it is.</param>
    /// <param name="key">Which one.</param>
    /// <param name="items">At least one.</param>
    /// <param name="cancellationToken">Ends the waiting, not what a consumer has begun.</param>
    /// <returns>Settlement: completes when every consumer has dealt with all items, and fails with a consumer's exception as itself.</returns>
    Task DeliverAsync<T>(string streamNamespace, string key, IReadOnlyList<T> items, CancellationToken cancellationToken);
}
