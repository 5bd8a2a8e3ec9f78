using System.Collections.Immutable;

namespace Isobar.Warehousing;

/// <summary>
/// The rows of this silo as they are stored, for whoever watches: nothing is kept, and a watcher that cannot follow loses
/// rows (counted), never slows the writer.
/// </summary>
public sealed class CommittedRows
{
    private ImmutableArray<CommittedRowsSubscription> _subscriptions = [];
    private ImmutableArray<Action<EnrichedEvent>> _observers = [];

    /// <summary>Starts watching. Dispose the subscription to stop.</summary>
    /// <param name="filter">Which rows; called by the writer, so it must be quick and must not throw.</param>
    /// <param name="capacity">How many rows wait for the watcher before the oldest is dropped.</param>
    public CommittedRowsSubscription Subscribe(Func<EnrichedEvent, bool> filter, int capacity)
    {
        var subscription = new CommittedRowsSubscription(this, filter, capacity);
        ImmutableInterlocked.Update(ref _subscriptions, static (all, added) => all.Add(added), subscription);
        return subscription;
    }

    /// <summary>Shows every row to <paramref name="observe"/> from now on, and loses none.</summary>
    /// <param name="observe">Called by the writer, so it must be quick and must not throw.</param>
    /// <returns>Dispose it to stop.</returns>
    public IDisposable Observe(Action<EnrichedEvent> observe)
    {
        ImmutableInterlocked.Update(ref _observers, static (all, added) => all.Add(added), observe);
        return new Observation(this, observe);
    }

    /// <summary>How many watch now.</summary>
    public int Watchers => _subscriptions.Length;

    /// <summary>Whether anybody watches or observes now.</summary>
    public bool AreWanted => _subscriptions.Length + _observers.Length > 0;

    /// <summary>Shows a row to those who watch.</summary>
    public void Publish(EnrichedEvent row)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(row);
        }

        foreach (var observe in _observers)
        {
            observe(row);
        }
    }

    /// <summary>Tells those who watch that rows could not be shown.</summary>
    public void Lose(long rows)
    {
        if (rows > 0)
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Lose(rows);
            }
        }
    }

    internal void Remove(CommittedRowsSubscription subscription) =>
        ImmutableInterlocked.Update(ref _subscriptions, static (all, removed) => all.Remove(removed), subscription);

    private sealed class Observation(CommittedRows rows, Action<EnrichedEvent> observe) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref rows._observers, static (all, removed) => all.Remove(removed), observe);
    }
}
