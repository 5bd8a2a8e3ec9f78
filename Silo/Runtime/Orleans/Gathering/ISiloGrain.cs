using Isobar.Warehousing;
using Orleans;
using Orleans.Concurrency;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>One silo, as those who gather from all silos ask it. Its key is the silo's address, as <c>SiloAddress.ToParsableString</c> writes it.</summary>
[Alias("isobar.silo")]
internal interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>The silo's sections of <c>/v1/stats</c> as one JSON object.</summary>
    [ReadOnly]
    [Alias("read-stats")]
    Task<string> ReadStatsAsync();

    /// <summary>Sends the rows that this silo stores from now on, until this was not called for 15 s.</summary>
    [Alias("watch")]
    Task WatchAsync(IRowsObserver observer);
}

/// <summary>Hears of rows that a silo has stored.</summary>
[Alias("isobar.rows-observer")]
internal interface IRowsObserver : IGrainObserver
{
    /// <param name="rows">In the order in which they were stored.</param>
    /// <param name="lost">How many rows between these and the last ones were too many to send.</param>
    [OneWay]
    [Alias("rows")]
    Task OnRowsAsync(IReadOnlyList<EnrichedEvent> rows, long lost);
}
