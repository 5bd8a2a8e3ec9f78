using Isobar.Api.Health;
using Microsoft.Extensions.Hosting;

namespace Isobar.Silo.Pipeline;

/// <summary>
/// Consumes the topics for as long as the host runs. It is registered after the runtime, so that grains start before their messages and
/// messages drain before the grains end.
/// </summary>
internal sealed class PipelineService(PipelineTopics topics) : IHostedService, IReadinessCheck, IDisposable
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
        _ when topics.UserEvents.Trouble is { } trouble => Readiness.NotReady(trouble),
        _ => Readiness.Ready,
    });

    public void Dispose() => _stopping.Dispose();
}
