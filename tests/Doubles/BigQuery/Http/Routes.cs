using Isobar.Tests.Doubles.BigQuery.Discovery;
using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Jobs;
using Isobar.Tests.Doubles.BigQuery.Streaming;
using Isobar.Tests.Doubles.BigQuery.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>Puts the parts of the double together and gives them their addresses.</summary>
internal sealed class Routes
{
    private readonly List<ApiMethod> _methods;
    private readonly Uploads _uploads;
    private readonly ControlEndpoints _control;
    private readonly ApiServer _server;

    public Routes(BigQueryDouble service, JobStore jobs, InsertIdMemory insertIds, TimeProvider time, CancellationToken stopping)
    {
        var factory = new TableFactory(service.Catalog, service.Streaming, time);
        var planner = new QueryPlanner(service.Catalog, service.Streaming, time);
        var runner = new JobRunner(jobs, service.Catalog, planner, new LoadJob(service.Catalog, factory, time), time);
        _methods =
        [
            .. new DatasetEndpoints(service.Catalog, time).Methods,
            .. new TableEndpoints(service.Catalog, factory, service.Streaming, time).Methods,
            new InsertAllEndpoint(service.Catalog, service.Streaming, insertIds, time).Method,
            new TableDataEndpoint(service.Catalog, time).Method,
            .. new JobEndpoints(jobs, runner).Methods,
            .. new QueryEndpoints(jobs, runner).Methods,
        ];
        _uploads = new Uploads(runner);
        _control = new ControlEndpoints(service);
        _server = new ApiServer(service.Faults, service.Counters, time, stopping);
    }

    public void Map(WebApplication application)
    {
        foreach (var method in _methods)
        {
            application.MapMethods("bigquery/v2/" + method.Path, [method.Verb], context => _server.AnswerAsync(context, method.Id, method.Handle));
        }

        foreach (var path in (string[])[Uploads.Path, "resumable/" + Uploads.Path])
        {
            application.MapMethods(path, ["POST", "PUT"], context => _server.AnswerAsync(context, Operations.JobsUpload, _uploads.AnswerAsync));
        }

        application.MapGet("discovery/v1/apis/bigquery/v2/rest", DiscoverAsync);
        application.MapGet("$discovery/rest", DiscoverAsync);
        _control.Map(application);
        application.MapFallback(context => context.WriteAsync(Answer.Error(
            new ApiException(404, "notFound", $"The BigQuery double has no {context.Request.Method} {context.Request.Path}."))));
    }

    private Task DiscoverAsync(HttpContext context) =>
        context.WriteAsync(Answer.Ok(DiscoveryDocument.Write(_methods, $"{context.Request.Scheme}://{context.Request.Host}/")));
}
