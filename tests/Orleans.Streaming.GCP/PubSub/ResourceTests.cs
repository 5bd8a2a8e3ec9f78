using System.Text.Json.Nodes;
using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

public sealed class ResourceTests : ServiceTests
{
    [Fact]
    public async Task Subscription_is_created_as_wanted_and_never_expires()
    {
        await OpenAsync(options => (options.DeadLetterTopic, options.MaxDeliveryAttempts) = ("dead", 7));

        var created = JsonNode.Parse(Assert.Single(Seen(PubSubOperation.CreateSubscription)).Body!)!;
        Assert.Equal(TopicName, (string)created["topic"]!);
        Assert.Equal(60, (int)created["ackDeadlineSeconds"]!);
        Assert.Equal("604800s", (string)created["messageRetentionDuration"]!);
        Assert.Equal("0s", (string)created["retryPolicy"]!["minimumBackoff"]!);
        Assert.Equal("{}", created["expirationPolicy"]!.ToJsonString());
        Assert.Equal("projects/project/topics/dead", (string)created["deadLetterPolicy"]!["deadLetterTopic"]!);
        Assert.Equal(7, (int)created["deadLetterPolicy"]!["maxDeliveryAttempts"]!);
        Assert.Equal(2, Service.Count(PubSubOperation.CreateTopic));
        Assert.Empty(Seen(PubSubOperation.PatchSubscription));
    }

    [Fact]
    public async Task Only_what_differs_is_changed()
    {
        var broker = await OpenAsync();
        var changed = Settings with { AckDeadline = TimeSpan.FromSeconds(20), MinimumBackoff = TimeSpan.FromSeconds(0.1), MaximumBackoff = TimeSpan.FromHours(1) };

        await broker.EnsureSubscriptionAsync(Pipeline, changed, default);
        await broker.EnsureSubscriptionAsync(Pipeline, changed, default);

        var patch = JsonNode.Parse(Assert.Single(Seen(PubSubOperation.PatchSubscription)).Body!)!;
        Assert.Equal("ackDeadlineSeconds,retryPolicy", (string)patch["updateMask"]!);
        Assert.Equal("0.1s", (string)patch["subscription"]!["retryPolicy"]!["minimumBackoff"]!);
        Assert.Equal("600s", (string)patch["subscription"]!["retryPolicy"]!["maximumBackoff"]!);
    }

    [Fact]
    public async Task Subscription_of_another_topic_is_an_error_that_names_both()
    {
        var broker = await OpenAsync();
        await broker.EnsureTopicAsync("other", default);

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => broker.EnsureSubscriptionAsync(Pipeline, Settings with { Topic = "other" }, default));

        Assert.Contains(TopicName, refused.Message, StringComparison.Ordinal);
        Assert.Contains("projects/project/topics/other", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscription_to_no_topic_names_the_topic()
    {
        var missing = await Assert.ThrowsAsync<BrokerResourceNotFoundException>(
            () => Connect().Broker.EnsureSubscriptionAsync(Pipeline, Settings, default));

        Assert.Contains(TopicName, missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_created_or_changed_where_that_is_not_wanted()
    {
        var connection = Connect(options => options.CreateResources = false);
        var missingTopic = await Assert.ThrowsAsync<BrokerResourceNotFoundException>(() => connection.Broker.EnsureTopicAsync(Topic, default));
        await OpenAsync();

        await connection.Broker.EnsureTopicAsync(Topic, default);
        await connection.Broker.EnsureSubscriptionAsync(Pipeline, Settings with { AckDeadline = TimeSpan.FromSeconds(33) }, default);

        Assert.Contains(TopicName, missingTopic.Message, StringComparison.Ordinal);
        Assert.Empty(Seen(PubSubOperation.PatchSubscription));
        Assert.Contains(connection.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("ackDeadlineSeconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_have_the_prefix_unless_they_are_full()
    {
        var broker = Connect(options => options.NamePrefix = "test-").Broker;

        await broker.EnsureTopicAsync(Topic, default);
        await broker.EnsureTopicAsync("projects/elsewhere/topics/theirs", default);

        Assert.Equal(
            ["projects/project/topics/test-user-events", "projects/elsewhere/topics/theirs"],
            Seen(PubSubOperation.CreateTopic).Select(request => request.Resource));
    }

    [Fact]
    public async Task Creating_what_somebody_else_creates_at_the_same_time_is_no_error()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync()));

        Assert.InRange(Service.Count(PubSubOperation.CreateTopic), 1, 8);
    }

    [Fact]
    public async Task Settings_that_Pub_Sub_does_not_know_are_refused_with_their_limits()
    {
        var broker = await OpenAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => broker.EnsureSubscriptionAsync("s", Settings with { AckDeadline = TimeSpan.FromSeconds(9) }, default));

        Assert.Contains("10 to 600 s", refused.Message, StringComparison.Ordinal);
    }
}
