using Isobar.Adapters.Postgres.Connections;

namespace Isobar.Adapters.Postgres.Schema;

/// <summary>The setup, once: callers that come meanwhile wait for it; after a failure the next one tries again.</summary>
internal sealed class Preparation(PostgresConnections connections, SchemaSetup setup) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile bool _isDone;

    public Task EnsureAsync(CancellationToken cancellationToken) => _isDone ? Task.CompletedTask : RunAsync(cancellationToken);

    public void Dispose() => _one.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_isDone)
            {
                _isDone = await connections.WriteAsync(connection => setup.RunAsync(connection, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
