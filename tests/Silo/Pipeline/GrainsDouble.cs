using Isobar.Broker.Streams;
using Isobar.Warehousing;
using Orleans;

namespace Isobar.Tests.Silo.Pipeline;

/// <summary>Takes what the pipeline hands to grains: deliveries of streams, and dead letters for the writer.</summary>
internal sealed class GrainsDouble : IStreamDelivery, IGrainFactory, IWarehouseWriterGrain
{
    public List<(string Namespace, string Key, IReadOnlyList<object?> Items)> Deliveries { get; } = [];

    public List<DeadLetter> Letters { get; } = [];

    /// <summary>What every delivery fails with.</summary>
    public Exception? DeliveryFailure { get; set; }

    /// <summary>What storing a dead letter fails with.</summary>
    public Exception? LetterFailure { get; set; }

    public Task DeliverAsync<T>(string streamNamespace, string key, IReadOnlyList<T> items, CancellationToken cancellationToken)
    {
        Deliveries.Add((streamNamespace, key, [.. items.Cast<object?>()]));
        return DeliveryFailure is null ? Task.CompletedTask : Task.FromException(DeliveryFailure);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => (TGrainInterface)(object)this;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => throw new InvalidOperationException("The pipeline calls no grain by a string key.");

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows) =>
        throw new InvalidOperationException("Rows come from user grains only.");

    public Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters)
    {
        if (LetterFailure is not null)
        {
            return Task.FromException(LetterFailure);
        }

        Letters.AddRange(letters);
        return Task.CompletedTask;
    }
}
