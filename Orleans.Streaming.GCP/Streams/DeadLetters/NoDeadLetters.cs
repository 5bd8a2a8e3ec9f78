using Isobar.Broker.Streams;

namespace Orleans.Streaming.GCP.DeadLetters;

/// <summary>Where there is no place for dead letters, attempts have no end, and nothing comes here.</summary>
internal sealed class NoDeadLetters : IRefusedMessageStore
{
    /// <summary>More than anybody will live to see.</summary>
    public const int Attempts = int.MaxValue;

    public Task StoreAsync(string source, IReadOnlyList<RefusedMessage> messages, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{messages.Count} messages of {source} are at fault, and there is no place for dead letters.");
}
