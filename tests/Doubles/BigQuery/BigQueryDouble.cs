using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Jobs;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Streaming;
using Isobar.Tests.Doubles.BigQuery.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isobar.Tests.Doubles.BigQuery;

/// <summary>
/// A stand-in for bigquery.googleapis.com on this machine, with its state in memory: the REST API v2 as far as the warehouse and people at a
/// prompt use it. What it cannot do it says with the reason <c>notImplemented</c>.
/// </summary>
public sealed class BigQueryDouble : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly JobStore _jobs;
    private readonly InsertIdMemory _insertIds;
    private readonly TimeProvider _time;

    private BigQueryDouble(WebApplication application, BigQueryDoubleOptions options)
    {
        _application = application;
        _time = options.Time;
        _jobs = new JobStore();
        _insertIds = new InsertIdMemory(Streaming);
        Catalog = new Catalog();
        new Routes(this, _jobs, _insertIds, _time, application.Lifetime.ApplicationStopping).Map(application);
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri BaseAddress => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    public FaultQueue Faults { get; } = new();

    public StreamingSettings Streaming { get; } = new();

    public Counters Counters { get; } = new();

    /// <summary>Datasets and tables as they are.</summary>
    public Catalog Catalog { get; }

    /// <summary>All jobs of a project, the newest first.</summary>
    public IReadOnlyList<Job> Jobs(string project) => _jobs.In(project);

    public static async Task<BigQueryDouble> StartAsync(BigQueryDoubleOptions? options = null)
    {
        options ??= new BigQueryDoubleOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 256 * 1024 * 1024);
        var service = new BigQueryDouble(builder.Build(), options);
        await service._application.StartAsync();
        return service;
    }

    /// <summary>The rows of a table by column name, as they are now; a value is text where it is on the wire.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(string project, string dataset, string table)
    {
        var found = Catalog.Get(new TableName(project, dataset, table));
        var snapshot = found.Snapshot(Timestamp.From(_time.GetUtcNow()));
        return [.. snapshot.Rows.Take(snapshot.Count).Select(row => found.Columns
            .Select((column, at) => (column.Name, Value: row.Values[at]))
            .ToDictionary(cell => cell.Name, cell => cell.Value, StringComparer.Ordinal))];
    }

    /// <summary>Forgets every insertId, as BigQuery may at any time.</summary>
    public void ForgetInsertIds() => _insertIds.Clear();

    /// <summary>Completes when the process is told to stop.</summary>
    public Task WaitForShutdownAsync() => Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(_application);

    public async ValueTask DisposeAsync()
    {
        _jobs.Dispose();
        await _application.DisposeAsync();
    }
}
