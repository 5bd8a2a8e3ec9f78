using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Isobar.Broker;
using Isobar.GoogleCloud;
using Isobar.PubSub.Calls;
using Microsoft.Extensions.Logging;

namespace Isobar.PubSub.Resources;

/// <summary>Creates topics and subscriptions, or looks whether they are as they should be.</summary>
internal sealed partial class PubSubResources(PubSubCalls calls, PubSubNames names, PubSubOptions options, ILogger logger)
{
    public async Task EnsureTopicAsync(string topic, CancellationToken cancellationToken)
    {
        var name = names.Topic(topic);
        try
        {
            await FindOrCreateTopicAsync(name, cancellationToken);
        }
        catch (GoogleApiException refused)
        {
            throw Refused(PubSubCall.CreateTopic(name), refused, nameof(topic));
        }
    }

    /// <exception cref="ArgumentException">It belongs to another topic, or Pub/Sub does not take the settings.</exception>
    public async Task EnsureSubscriptionAsync(string subscription, SubscriptionSettings settings, CancellationToken cancellationToken)
    {
        var wanted = WantedSubscription.Of(
            settings, names.Subscription(subscription), names.Topic(settings.Topic), await EnsureDeadLetterTopicAsync(cancellationToken), options);
        try
        {
            var found = await FindOrCreateAsync(wanted, cancellationToken);
            await AlignAsync(wanted, found, cancellationToken);
        }
        catch (GoogleApiException refused)
        {
            throw Refused(PubSubCall.PatchSubscription(wanted.Name!), refused, nameof(settings));
        }
    }

    private static Exception Refused(PubSubCall call, GoogleApiException refused, string parameter) => CallFailure.IsArgument(refused)
        ? new ArgumentException($"Pub/Sub refused {call.Resource} or its settings. {refused.Message}", parameter, refused)
        : CallFailure.ToBroker(call, refused);

    private async Task<string?> EnsureDeadLetterTopicAsync(CancellationToken cancellationToken)
    {
        if (options.DeadLetterTopic is not { Length: > 0 } topic)
        {
            return null;
        }

        await EnsureTopicAsync(topic, cancellationToken);
        return names.Topic(topic);
    }

    private async Task FindOrCreateTopicAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(PubSubCall.GetTopic(name), default, PubSubJson.Default.TopicResource, cancellationToken);
        }
        catch (BrokerResourceNotFoundException) when (options.CreateResources)
        {
            await CreateAsync(PubSubCall.CreateTopic(name), new TopicResource(), PubSubJson.Default.TopicResource, cancellationToken);
        }
    }

    private async Task<SubscriptionResource> FindOrCreateAsync(SubscriptionResource wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(wanted.Name!, cancellationToken);
        }
        catch (BrokerResourceNotFoundException) when (options.CreateResources)
        {
            await CreateAsync(
                PubSubCall.CreateSubscription(wanted.Name!, wanted.Topic!), wanted with { Name = null }, PubSubJson.Default.SubscriptionResource, cancellationToken);
            return await GetAsync(wanted.Name!, cancellationToken);
        }
    }

    private Task<SubscriptionResource> GetAsync(string name, CancellationToken cancellationToken) =>
        calls.SendAsync(PubSubCall.GetSubscription(name), default, PubSubJson.Default.SubscriptionResource, cancellationToken);

    private async Task CreateAsync<T>(PubSubCall call, T resource, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(call, JsonSerializer.SerializeToUtf8Bytes(resource, type), type, cancellationToken);
            LogCreated(call.Resource);
        }
        catch (GoogleApiException exists) when (CallFailure.IsConflict(exists))
        {
            // Somebody else was faster, or an earlier attempt whose answer was lost: it exists, and that was the wish.
        }
    }

    private async Task AlignAsync(SubscriptionResource wanted, SubscriptionResource found, CancellationToken cancellationToken)
    {
        if (found.Topic != wanted.Topic)
        {
            throw new ArgumentException(
                $"{wanted.Name} belongs to {found.Topic} and not to {wanted.Topic}, which a subscription cannot change. Name another subscription, or delete this one.",
                nameof(wanted));
        }

        if (WantedSubscription.Differences(wanted, found) is not { Count: > 0 } differences)
        {
            return;
        }

        var fields = string.Join(',', differences);
        if (!options.CreateResources)
        {
            LogDiffers(wanted.Name!, fields);
            return;
        }

        var patch = JsonSerializer.SerializeToUtf8Bytes(new SubscriptionPatch(wanted, fields), PubSubJson.Default.SubscriptionPatch);
        await calls.SendAsync(PubSubCall.PatchSubscription(wanted.Name!), patch, PubSubJson.Default.SubscriptionResource, cancellationToken);
        LogChanged(wanted.Name!, fields);
    }
}
