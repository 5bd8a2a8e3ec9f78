using System.Text.Json.Nodes;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.PubSub;
using Isobar.PubSub.Resources;
using Isobar.Silo.Downstream;
using Isobar.Silo.Pipeline;
using Isobar.Streaming;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;
using Xunit.Abstractions;

namespace Isobar.Tests.Deploy.Terraform;

/// <summary>Topics and subscriptions that Terraform makes are those that the code would.</summary>
public sealed class PubSubContractTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("")]
    [InlineData("staging-")]
    public async Task Topics_have_the_names_that_the_code_uses(string prefix)
    {
        if (await ReadAsync(prefix) is not { } contract)
        {
            return;
        }

        Assert.Equal(
            new[] { StreamNamespaces.UserEvents, StreamNamespaces.WeatherObservations, new DownstreamOptions().Topic }
                .Select(topic => Names(prefix).Topic(topic)).Order(StringComparer.Ordinal),
            contract.Pairs("topics", "value").Values.Select(name => $"projects/my-project/topics/{name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", StreamNamespaces.UserEvents, PipelineTopics.UserEventsSubscription)]
    [InlineData("", StreamNamespaces.WeatherObservations, PipelineTopics.WeatherObservationsSubscription)]
    [InlineData("staging-", StreamNamespaces.UserEvents, PipelineTopics.UserEventsSubscription)]
    public async Task A_subscription_needs_no_change_by_the_code(string prefix, string topic, string subscription)
    {
        if (await ReadAsync(prefix) is not { } contract)
        {
            return;
        }

        var wanted = WantedSubscription.Of(
            new SubscriptionSettings { Topic = topic, AckDeadline = new KeyedConsumerOptions().AckDeadline },
            Names(prefix).Subscription(subscription),
            Names(prefix).Topic(topic),
            deadLetterTopic: null,
            Options(prefix));
        var made = Assert.Single(
            contract.At("subscriptions", "value")!.AsObject().Select(static entry => Resource(entry.Value!)), one => one.Name == wanted.Name);

        Assert.Equal(wanted.Topic, made.Topic);
        Assert.Empty(WantedSubscription.Differences(wanted, made));
    }

    private static SubscriptionResource Resource(JsonNode made) => new()
    {
        Name = $"projects/my-project/subscriptions/{made.Text("name")}",
        Topic = $"projects/my-project/topics/{made.Text("topic")}",
        AckDeadlineSeconds = (int)made["ack_deadline_seconds"]!,
        RetainAckedMessages = (bool)made["retain_acked_messages"]!,
        MessageRetentionDuration = made.Text("message_retention_duration"),
        ExpirationPolicy = new ExpirationPolicy(),
        RetryPolicy = new RetryPolicy(made.Text("minimum_backoff"), made.Text("maximum_backoff")),
    };

    private static PubSubNames Names(string prefix) => new(Options(prefix));

    private static PubSubOptions Options(string prefix) => new() { Project = "my-project", NamePrefix = prefix };

    private async Task<JsonObject?> ReadAsync(string prefix)
    {
        if (Tool.Terraform.MissingBecause is { } reason)
        {
            output.WriteLine(reason);
            return null;
        }

        return await Contracts.ReadAsync("Merge", prefix);
    }
}
