using Polly;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// Lets a bounded number of attempts through at once. Those that wait are bounded by the time limit around the pipeline.
/// </summary>
internal sealed class ConcurrencyLimit(int attempts) : ResilienceStrategy, IDisposable
{
    private readonly SemaphoreSlim _free = new(attempts, attempts);

    public void Dispose() => _free.Dispose();

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        await _free.WaitAsync(context.CancellationToken);
        try
        {
            return await callback(context, state);
        }
        finally
        {
            _free.Release();
        }
    }
}
