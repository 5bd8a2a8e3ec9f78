using Isobar.Broker;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

/// <summary>What goes wrong on the way is repeated, and what stays wrong is said in words that help.</summary>
public sealed class FaultTests : ServiceTests
{
    public static TheoryData<PubSubFault> ForNow() =>
    [
        PubSubFault.Error(429, "RESOURCE_EXHAUSTED", "rateLimitExceeded"),
        PubSubFault.Error(429, "RESOURCE_EXHAUSTED", retryAfter: "0"),
        PubSubFault.Error(500, "INTERNAL"),
        PubSubFault.Error(503, "UNAVAILABLE"),
        PubSubFault.Error(503, "UNAVAILABLE") with { AfterDoing = true },
        PubSubFault.Cut(),
        PubSubFault.Cut() with { AfterDoing = true },
        PubSubFault.Html(502),
        PubSubFault.Html(200),
    ];

    [Theory]
    [MemberData(nameof(ForNow), DisableDiscoveryEnumeration = true)]
    public async Task Trouble_for_now_loses_nothing(PubSubFault fault)
    {
        foreach (var operation in Enum.GetValues<PubSubOperation>())
        {
            Service.Next(operation, fault, fault);
        }

        var broker = await OpenAsync();
        await broker.PublishAsync(Topic, [Message("a"), Message("b")], default);

        // Pulls whose answers are lost have leased messages that nobody knows of; those that were published again are still there.
        var received = await PullAllAsync(broker, 2);
        await broker.ExtendAsync(Pipeline, [.. received.Select(message => message.AckId)], TimeSpan.FromSeconds(60), default);
        await broker.AcknowledgeAsync(Pipeline, [.. received.Select(message => message.AckId)], default);

        Assert.Equal(["a", "b"], received.Select(TextOf).Order());
        Assert.Equal(3, Service.Count(PubSubOperation.Publish));
        Assert.Equal(3, Service.Count(PubSubOperation.Acknowledge));
    }

    [Fact]
    public async Task Trouble_that_stays_says_what_Google_said_of_what()
    {
        var broker = await OpenAsync(options => options.Retries = 3);
        Service.Always[PubSubOperation.Publish] = PubSubFault.Error(429, "RESOURCE_EXHAUSTED", "rateLimitExceeded");

        var failure = await Assert.ThrowsAsync<BrokerUnavailableException>(() => broker.PublishAsync(Topic, [Message("a")], default));

        Assert.Contains("429 RESOURCE_EXHAUSTED rateLimitExceeded", failure.Message, StringComparison.Ordinal);
        Assert.Contains(TopicName, failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, Service.Count(PubSubOperation.Publish));
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_deadline_however_long_Google_asks_for()
    {
        var broker = await OpenAsync();
        Service.Always[PubSubOperation.Publish] = PubSubFault.Error(503, "UNAVAILABLE", retryAfter: "3600");

        await Assert.ThrowsAsync<BrokerUnavailableException>(() => broker.PublishAsync(Topic, [Message("a")], default).WaitAsync(Patience));

        Assert.Equal(1, Service.Count(PubSubOperation.Publish));
    }

    [Fact]
    public async Task Request_without_an_answer_ends_at_its_timeout_and_is_repeated()
    {
        var broker = await OpenAsync(options => options.RequestTimeout = TimeSpan.FromMilliseconds(300));
        Service.Next(PubSubOperation.Publish, PubSubFault.Held(new TaskCompletionSource().Task));

        await broker.PublishAsync(Topic, [Message("a")], default).WaitAsync(Patience);

        Assert.Equal(2, Service.Count(PubSubOperation.Publish));
        Assert.Equal(1, Service.Published);
    }

    [Theory]
    [InlineData(PubSubOperation.Publish, TopicName, "roles/pubsub.publisher")]
    [InlineData(PubSubOperation.Pull, PipelineName, "roles/pubsub.subscriber")]
    public async Task Missing_permission_names_the_role_and_is_not_repeated(PubSubOperation operation, string resource, string role)
    {
        var broker = await OpenAsync();
        Service.Always[operation] = PubSubFault.Error(403, "PERMISSION_DENIED");

        var failure = await Assert.ThrowsAsync<BrokerUnavailableException>(() => operation == PubSubOperation.Publish
            ? broker.PublishAsync(Topic, [Message("a")], default)
            : broker.PullAsync(Pipeline, 1, default));

        Assert.Contains(resource, failure.Message, StringComparison.Ordinal);
        Assert.Contains(role, failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, Service.Count(operation));
    }

    [Theory]
    [InlineData(PubSubOperation.Publish)]
    [InlineData(PubSubOperation.Seek)]
    [InlineData(PubSubOperation.CreateTopic)]
    [InlineData(PubSubOperation.Pull)]
    public async Task Resource_in_no_state_for_it_is_not_the_callers_fault(PubSubOperation operation)
    {
        var broker = await OpenAsync();
        Service.Always[operation] = PubSubFault.Error(400, "FAILED_PRECONDITION");

        var failure = await Assert.ThrowsAsync<BrokerUnavailableException>(() => operation switch
        {
            PubSubOperation.Publish => broker.PublishAsync(Topic, [Message("a")], default),
            PubSubOperation.Seek => broker.SeekAsync(Pipeline, DateTimeOffset.UtcNow, default),
            PubSubOperation.CreateTopic => broker.EnsureTopicAsync("other", default),
            _ => broker.PullAsync(Pipeline, 1, default),
        });

        Assert.Contains("FAILED_PRECONDITION", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seek_that_an_emulator_does_not_have_is_not_supported()
    {
        var broker = await OpenAsync();
        Service.Always[PubSubOperation.Seek] = PubSubFault.Error(501, "UNIMPLEMENTED");

        await Assert.ThrowsAsync<NotSupportedException>(() => broker.SeekAsync(Pipeline, DateTimeOffset.UtcNow, default));

        Assert.Equal(1, Service.Count(PubSubOperation.Seek));
    }

    [Fact]
    public async Task Nobody_there_is_said_with_the_address()
    {
        var connection = new BrokerOf("127.0.0.1:1", "project", configure: options => (options.Retries, options.RetryDelay) = (2, TimeSpan.FromMilliseconds(1)));

        var failure = await Assert.ThrowsAsync<BrokerUnavailableException>(() => connection.Broker.EnsureTopicAsync(Topic, default));

        Assert.Contains("http://127.0.0.1:1/", failure.Message, StringComparison.Ordinal);
        Assert.Contains(TopicName, failure.Message, StringComparison.Ordinal);
        await connection.DisposeAsync();
    }
}
