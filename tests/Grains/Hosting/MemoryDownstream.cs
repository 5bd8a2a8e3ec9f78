using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>Takes what is published downstream, or fails as a test says.</summary>
internal sealed class MemoryDownstream : IDownstream
{
    public List<EnrichedEvent> Published { get; } = [];

    /// <summary>Happens before rows are taken; throwing fails the call.</summary>
    public Action BeforePublish { get; set; } = static () => { };

    public Task PublishAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken cancellationToken)
    {
        BeforePublish();
        Published.AddRange(rows);
        return Task.CompletedTask;
    }
}
