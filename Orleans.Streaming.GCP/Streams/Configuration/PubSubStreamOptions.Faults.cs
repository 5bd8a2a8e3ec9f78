namespace Orleans.Configuration;

public sealed partial class PubSubStreamOptions
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>Everything that is wrong with these options in a client, each naming its key.</summary>
    internal IEnumerable<string> ProducerFaults()
    {
        if (string.IsNullOrWhiteSpace(Topic))
        {
            yield return $"{nameof(Topic)} is missing: name the topic that events are published to.";
        }

        if (Json is null)
        {
            yield return $"{nameof(Json)} is null: leave it out for the defaults.";
        }

        foreach (var fault in BrokerFactory is null ? PubSub.Faults() : [])
        {
            yield return fault;
        }
    }

    /// <summary>The same in a silo.</summary>
    /// <param name="hasDeadLetterStore">Whether dead letters have a store other than <see cref="DeadLetterTopic"/>.</param>
    internal IEnumerable<string> SiloFaults(bool hasDeadLetterStore) =>
        [.. ProducerFaults(), .. SubscriptionFaults(), .. DeadLetterFaults(hasDeadLetterStore), .. TimeFaults(), .. Consumer.Faults(), .. Delivery.Faults(nameof(Delivery))];

    private IEnumerable<string> SubscriptionFaults()
    {
        if (string.IsNullOrWhiteSpace(Subscription))
        {
            yield return $"{nameof(Subscription)} is missing: name the subscription that the silos of this cluster share.";
        }

        if (!Enum.IsDefined(Subscriptions))
        {
            yield return $"{nameof(Subscriptions)} must be one of {string.Join(", ", Enum.GetNames<StreamPubSubType>())}, and is {Subscriptions}.";
        }

        if (Judge is null)
        {
            yield return $"{nameof(Judge)} is null: leave it out for the default.";
        }
    }

    private IEnumerable<string> DeadLetterFaults(bool hasDeadLetterStore)
    {
        if (MaxAttempts is < 1 or > 1_000)
        {
            yield return $"{nameof(MaxAttempts)} must be 1 to 1000, and is {MaxAttempts}.";
        }

        if (MaxAttempts is not null && DeadLetterTopic is null && !hasDeadLetterStore)
        {
            yield return $"{nameof(MaxAttempts)} is {MaxAttempts}, but {nameof(DeadLetterTopic)} is missing: name a topic for what fails so often, or leave {nameof(MaxAttempts)} out; "
                + "events at fault are then handed back for as long as the broker keeps them.";
        }

        if (DeadLetterTopic is { } topic && (string.IsNullOrWhiteSpace(topic) || topic == Topic))
        {
            yield return $"{nameof(DeadLetterTopic)} must be a topic other than {nameof(Topic)} (\"{Topic}\"), and is \"{topic}\".";
        }

        if (DeadLetterSubscription is not null && DeadLetterTopic is null)
        {
            yield return $"{nameof(DeadLetterSubscription)} is \"{DeadLetterSubscription}\", but {nameof(DeadLetterTopic)} is missing.";
        }

        if (EffectiveDeadLetterSubscription is { } letters && letters == Subscription)
        {
            yield return $"{nameof(DeadLetterSubscription)} must not be {nameof(Subscription)} (\"{Subscription}\").";
        }
    }

    private IEnumerable<string> TimeFaults()
    {
        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] times =
        [
            (nameof(MinimumBackoff), MinimumBackoff, TimeSpan.Zero, TenMinutes),
            (nameof(MaximumBackoff), MaximumBackoff, MinimumBackoff, TenMinutes),
            (nameof(BacklogInterval), BacklogInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            (nameof(MaxSilence), MaxSilence, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
            (nameof(MaxStall), MaxStall, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        ];
        return from time in times
               where time.Value < time.Least || time.Value > time.Most
               select $"{time.Name} must be {time.Least} to {time.Most}, and is {time.Value}.";
    }
}
