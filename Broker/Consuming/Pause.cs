namespace Isobar.Broker.Consuming;

/// <summary>
/// Backpressure: while deliveries fail for now, pulling pauses, so that the backlog grows in the broker, where it is safe,
/// and not here.
/// </summary>
internal sealed class Pause(KeyedConsumerOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _failuresInARow;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan rest;
        lock (_gate)
        {
            rest = _until - time.GetUtcNow();
        }

        return rest > TimeSpan.Zero ? Task.Delay(rest, time, cancellationToken) : Task.CompletedTask;
    }

    public void OnSuccess()
    {
        lock (_gate)
        {
            _failuresInARow = 0;
        }
    }

    public void OnFailure()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();

            // Failures of one moment have one cause; only those after the pause lengthen it.
            if (now < _until)
            {
                return;
            }

            var doublings = Math.Min(_failuresInARow++, 20);
            var length = options.MinimumPause * (1 << doublings);
            _until = now + (length < options.MaximumPause ? length : options.MaximumPause);
        }
    }
}
