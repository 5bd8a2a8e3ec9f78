using Isobar.Adapters.BigQuery.Rest;
using Isobar.Warehousing;
using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Tables;

/// <summary>
/// Sees to it, once and before anything else, that dataset, tables and views are there and are what rows need. A failure is not kept:
/// the next caller tries again.
/// </summary>
internal sealed partial class DatasetSetup(BigQueryClient client, TableNames names, BigQueryOptions options, ILogger<DatasetSetup> logger) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private volatile bool _isReady;

    /// <exception cref="BigQueryFailure">BigQuery denies it, cannot be reached, or is too busy.</exception>
    /// <exception cref="WarehouseUnavailableException">What is there is not what rows need; the message names it.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_isReady)
            {
                await SetUpAsync(cancellationToken);
                _isReady = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        await EnsureDatasetAsync(cancellationToken);
        foreach (var table in TableDefinitions.All(options, names))
        {
            await EnsureTableAsync(table, cancellationToken);
        }

        foreach (var view in ViewDefinitions.All(options, names))
        {
            await EnsureViewAsync(view, cancellationToken);
        }
    }

    private async Task EnsureDatasetAsync(CancellationToken cancellationToken)
    {
        if (await FindDatasetAsync(cancellationToken) is not { } there)
        {
            Demand(names.DatasetName);
            await CreateAsync(
                () => client.SendAsync(
                    Operation.CreateDataset, HttpMethod.Post, names.DatasetsPath, names.DatasetName,
                    new DatasetResource(names.Dataset, options.Location), BigQueryJson.Default.DatasetResource, BigQueryJson.Default.DatasetResource,
                    cancellationToken),
                names.DatasetName);
        }
        else if (there.Location is { } location && !string.Equals(location, options.Location, StringComparison.OrdinalIgnoreCase))
        {
            throw new WarehouseUnavailableException(
                $"The {names.DatasetName} is in {location}, and {BigQueryOptions.Section}:{nameof(options.Location)} says {options.Location}. Set it to {location}, or choose another dataset.");
        }
    }

    private async Task EnsureTableAsync(TableResource wanted, CancellationToken cancellationToken)
    {
        var table = wanted.TableReference!.TableId;
        if (await FindTableAsync(table, cancellationToken) is not { } there)
        {
            await CreateTableAsync(wanted, cancellationToken);
            return;
        }

        var differences = TableDifferences.Of(wanted, there).ToList();
        if (differences.Count > 0)
        {
            throw new WarehouseUnavailableException(
                $"The {names.Named(table)} is not as Isobar needs it: {string.Join("; ", differences)}. Change it, move it away, or choose another {BigQueryOptions.Section}:{nameof(options.Dataset)}.");
        }

        await AddColumnsAsync(table, TableDifferences.Missing(wanted, there), there, cancellationToken);
        await KeepAsLongAsync(wanted, there, cancellationToken);
    }

    private async Task AddColumnsAsync(
        string table, IReadOnlyList<FieldSchema> missing, TableResource there, CancellationToken cancellationToken)
    {
        if (missing.Count > 0)
        {
            var columns = string.Join(", ", missing.Select(static field => field.Name));
            Demand($"column {columns} of {names.Named(table)}");
            await PatchAsync(
                table, new TableResource { Schema = new TableSchema([.. there.Schema!.Fields, .. missing]) }, $"added {columns}", cancellationToken);
        }
    }

    private async Task KeepAsLongAsync(TableResource wanted, TableResource there, CancellationToken cancellationToken)
    {
        var table = wanted.TableReference!.TableId;
        var (wantedMs, thereMs) = (wanted.TimePartitioning!.ExpirationMs, there.TimePartitioning!.ExpirationMs);
        if (wantedMs is null && thereMs is { } expiry)
        {
            // The operator's own retention, or the dataset's default: to be known, not to be undone.
            LogExpires(names.Named(table), TimeSpan.FromMilliseconds(expiry));
        }
        else if (wantedMs != thereMs && options.CreateResources)
        {
            await PatchAsync(
                table, new TableResource { TimePartitioning = wanted.TimePartitioning }, $"rows expire after {options.LandingRetention}", cancellationToken);
        }
    }

    private async Task EnsureViewAsync(TableResource wanted, CancellationToken cancellationToken)
    {
        var view = wanted.TableReference!.TableId;
        var there = await FindTableAsync(view, cancellationToken);
        if (there is null)
        {
            await CreateTableAsync(wanted, cancellationToken);
        }
        else if (there.View is null)
        {
            throw new WarehouseUnavailableException(
                $"The {names.Named(view)} is a {there.Type} and must be a VIEW. Move it away, or choose another {BigQueryOptions.Section}:{nameof(options.Dataset)}.");
        }
        else if (there.View.Query != wanted.View!.Query)
        {
            if (!options.CreateResources)
            {
                throw new WarehouseUnavailableException(
                    $"The {names.Named(view)} has another query than Isobar needs, and {BigQueryOptions.Section}:{nameof(options.CreateResources)} is false. Let Isobar start once with it true.");
            }

            await PatchAsync(view, new TableResource { View = wanted.View }, "a new query", cancellationToken);
        }
    }

    private Task CreateTableAsync(TableResource wanted, CancellationToken cancellationToken)
    {
        var name = names.Named(wanted.TableReference!.TableId);
        Demand(name);
        return CreateAsync(
            () => client.SendAsync(
                Operation.CreateTable, HttpMethod.Post, names.TablesPath, name,
                wanted, BigQueryJson.Default.TableResource, BigQueryJson.Default.TableResource, cancellationToken),
            name);
    }

    private async Task PatchAsync(string table, TableResource patch, string change, CancellationToken cancellationToken)
    {
        await client.SendAsync(
            Operation.PatchTable, HttpMethod.Patch, names.TablePath(table), names.Named(table),
            patch, BigQueryJson.Default.TableResource, BigQueryJson.Default.TableResource, cancellationToken);
        LogChanged(names.Named(table), change);
    }

    private async Task CreateAsync<T>(Func<Task<T>> create, string resource)
    {
        try
        {
            await create();
            LogCreated(resource);
        }
        catch (BigQueryFailure failure) when (failure.Kind == FailureKind.Conflict)
        {
            // Another silo was quicker, or the answer to our own first request was lost.
        }
    }

    private Task<DatasetResource?> FindDatasetAsync(CancellationToken cancellationToken) => FindAsync(() => client.SendAsync(
        Operation.GetDataset, HttpMethod.Get, names.DatasetPath, names.DatasetName, BigQueryJson.Default.DatasetResource, cancellationToken));

    private Task<TableResource?> FindTableAsync(string table, CancellationToken cancellationToken) => FindAsync(() => client.SendAsync(
        Operation.GetTable, HttpMethod.Get, names.TablePath(table), names.Named(table), BigQueryJson.Default.TableResource, cancellationToken));

    private static async Task<T?> FindAsync<T>(Func<Task<T>> get)
        where T : class
    {
        try
        {
            return await get();
        }
        catch (BigQueryFailure failure) when (failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    private void Demand(string resource)
    {
        if (!options.CreateResources)
        {
            throw new WarehouseUnavailableException(
                $"The {resource} does not exist, and {BigQueryOptions.Section}:{nameof(options.CreateResources)} is false. Create it, or set that to true.");
        }
    }
}
