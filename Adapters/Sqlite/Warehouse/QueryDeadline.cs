namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>When a running query has to stop. SQLite asks every few thousand steps, so that no thread has to watch it.</summary>
internal sealed class QueryDeadline(TimeProvider time)
{
    /// <summary>Virtual machine steps between two questions: well under a millisecond of work.</summary>
    public const int Steps = 4_000;

    private long _started;
    private TimeSpan _timeout;
    private CancellationToken _cancellationToken;

    public void Start(TimeSpan timeout, CancellationToken cancellationToken)
    {
        _started = time.GetTimestamp();
        _timeout = timeout;
        _cancellationToken = cancellationToken;
    }

    public bool IsOver => _cancellationToken.IsCancellationRequested || time.GetElapsedTime(_started) >= _timeout;
}
