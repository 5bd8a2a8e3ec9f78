using Isobar.Warehousing.Merging;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>A warehouse whose merges a test answers for.</summary>
internal sealed class MemoryMerging : IMergingWarehouse
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public TimeSpan MergeInterval => Interval;

    /// <summary>The positions that came.</summary>
    public List<MergePosition> Asked { get; } = [];

    /// <summary>Merges under way now.</summary>
    public int Running { get; private set; }

    public Func<MergePosition, Task<MergeStep>> Answer { get; set; } = static position => Task.FromResult(Merged(position, rows: 1));

    public static MergeStep Merged(MergePosition position, long rows, DateTimeOffset? until = null) => MergeStep.Merged(
        Next(position) with { MergedUntil = until },
        new MergeRun(Sample.Noon, TimeSpan.FromSeconds(2), rows, BytesBilled: 100, Usd: 0.25, IsSweep: false));

    public static MergePosition Next(MergePosition position) => position with { IsKnown = true, Job = position.Job + 1 };

    public async Task<MergeStep> MergeAsync(MergePosition position, CancellationToken cancellationToken)
    {
        Asked.Add(position);
        Running++;
        try
        {
            return await Answer(position).WaitAsync(cancellationToken);
        }
        finally
        {
            Running--;
        }
    }
}
