using Isobar.Adapters.Sqlite;
using Isobar.Api.Health;
using Isobar.Warehousing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Isobar.Silo.Pipeline;

/// <summary>
/// Consumes the topics for as long as the host runs. It is registered after the runtime, so that grains start before their messages and
/// messages drain before the grains end.
/// </summary>
internal sealed class PipelineService(PipelineTopics topics, IServiceProvider services)
    : IHostedService, IReadinessCheck, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task? _consuming;

    public string Name => "pipeline";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var topic in topics.All)
        {
            await topic.EnsureAsync(cancellationToken);
        }

        // Storage that cannot be opened should keep the silo from starting, not surprise the first event. A warehouse elsewhere has a
        // start of its own.
        services.GetRequiredKeyedService<IGrainStorage>(SqliteServices.DefaultStorage);
        services.GetRequiredService<IWarehouse>();
        _consuming = Task.WhenAll(topics.All.Select(topic => topic.RunAsync(_stopping.Token)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await (_consuming ?? Task.CompletedTask).WaitAsync(cancellationToken);
    }

    public ValueTask<Readiness> CheckAsync(CancellationToken cancellationToken) => ValueTask.FromResult(this switch
    {
        { _consuming: null } => Readiness.NotReady("starting"),
        { _stopping.IsCancellationRequested: true } => Readiness.NotReady("draining"),
        { _consuming.IsCompleted: true } => Readiness.NotReady("the consumer ended"),
        _ => Readiness.Ready,
    });

    public void Dispose() => _stopping.Dispose();
}
