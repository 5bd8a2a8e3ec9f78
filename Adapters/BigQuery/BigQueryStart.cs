using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Microsoft.Extensions.Hosting;

namespace Isobar.Adapters.BigQuery;

/// <summary>A wrong project, a missing role or a table of another shape keeps the host from starting, and does not surprise the first event.</summary>
internal sealed class BigQueryStart(DatasetSetup setup) : IHostedService
{
    /// <exception cref="Warehousing.WarehouseUnavailableException">One line for the operator: which resource, and what to do.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await setup.EnsureAsync(cancellationToken);
        }
        catch (BigQueryFailure failure)
        {
            throw failure.ToUnavailable();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
