using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Isobar.Broker;

namespace Isobar.Api.Tests.Hosting;

/// <summary>Remembers what is published; fails or waits when told to.</summary>
internal sealed class FakeBroker : IBroker
{
    public ConcurrentQueue<(string Topic, OutgoingMessage Message)> Published { get; } = new();

    public Exception? Failure { get; set; }

    /// <summary>A publish completes only after this has.</summary>
    public Task Barrier { get; set; } = Task.CompletedTask;

    /// <summary>Released once per publish that has begun.</summary>
    public SemaphoreSlim Begun { get; } = new(0);

    /// <summary>Whether messages are remembered; not when only speed matters.</summary>
    public bool Remembers { get; set; } = true;

    public IReadOnlyList<JsonNode> Payloads =>
        [.. Published.Select(sent => JsonNode.Parse(sent.Message.Payload.Span)!)];

    public async Task PublishAsync(
        string topic, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        Begun.Release();
        await Barrier;
        if (Failure is { } failure)
        {
            throw failure;
        }

        foreach (var message in Remembers ? messages : [])
        {
            Published.Enqueue((topic, message));
        }
    }

    public Task EnsureTopicAsync(string topic, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task EnsureSubscriptionAsync(
        string subscription, SubscriptionSettings settings, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<ReceivedMessage>> PullAsync(
        string subscription, int maxMessages, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReceivedMessage>>([]);

    public Task AcknowledgeAsync(
        string subscription, IReadOnlyList<string> ackIds, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task NegativeAcknowledgeAsync(
        string subscription, IReadOnlyList<NegativeAcknowledgement> messages, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task ExtendAsync(
        string subscription, IReadOnlyList<string> ackIds, TimeSpan extension, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task SeekAsync(string subscription, DateTimeOffset publishedSince, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<Backlog> GetBacklogAsync(string subscription, CancellationToken cancellationToken) =>
        Task.FromResult(new Backlog(0, 0, null, 0));
}
