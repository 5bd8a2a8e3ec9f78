using System.Collections.Concurrent;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>A bounded number of connections, opened when first needed, lent to one borrower at a time.</summary>
internal sealed class Pool<T>(int size, Func<T> open) : IAsyncDisposable
    where T : class, IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<T> _idle = [];

    /// <returns>False if none was free for <paramref name="patience"/>.</returns>
    public Task<bool> ReserveAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        _free.WaitAsync(patience, cancellationToken);

    /// <summary>After a reservation: lends one, and takes it back.</summary>
    public TResult Use<TResult>(Func<T, TResult> use)
    {
        var lent = _idle.TryTake(out var idle) ? idle : open();
        try
        {
            return use(lent);
        }
        finally
        {
            _idle.Add(lent);
        }
    }

    /// <summary>Gives a reservation back.</summary>
    public void Release() => _free.Release();

    /// <summary>Waits for what is lent, and closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < size; i++)
        {
            await _free.WaitAsync();
        }

        while (_idle.TryTake(out var idle))
        {
            idle.Dispose();
        }
    }
}
