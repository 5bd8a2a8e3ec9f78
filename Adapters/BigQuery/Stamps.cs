namespace Isobar.Adapters.BigQuery;

/// <summary>
/// The times at which this process hands rows to BigQuery, each a microsecond after the one before at the least: of two rows with one
/// key the first is the one with the earlier stamp.
/// </summary>
internal sealed class Stamps(TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _last;

    public DateTimeOffset Next()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow().ToMicroseconds();
            return _last = now > _last ? now : _last.AddMicroseconds(1);
        }
    }
}
