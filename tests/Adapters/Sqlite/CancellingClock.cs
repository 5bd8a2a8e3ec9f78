using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>Cancels something at the moment when somebody looks at the time.</summary>
public sealed class CancellingClock : FakeTimeProvider
{
    private CancellationTokenSource? _cancels;
    private int _reads;

    /// <summary>Cancels at the n-th look from now on.</summary>
    public void CancelAtRead(int read, CancellationTokenSource cancels) => (_reads, _cancels) = (read, cancels);

    public override DateTimeOffset GetUtcNow()
    {
        if (_cancels is { } cancels && Interlocked.Decrement(ref _reads) == 0)
        {
            // Callbacks, if there are any, run on another thread: the reader may hold a lock.
            _ = cancels.CancelAsync();
        }

        return base.GetUtcNow();
    }
}
