namespace Isobar.PubSub.Monitoring;

/// <summary>The figures of one subscription, asked for once a minute at most, whoever wants them.</summary>
internal sealed class CachedFigures(CloudMonitoring monitoring, string subscription, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Task<SubscriptionFigures>? _asked;
    private DateTimeOffset _askedAt;

    public Task<SubscriptionFigures> GetAsync(CancellationToken cancellationToken)
    {
        Task<SubscriptionFigures> asked;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_asked is null || now - _askedAt >= Freshness)
            {
                // On the thread pool, and not cancelled: the question belongs to all who wait for it.
                _asked = Task.Run(() => monitoring.AskAsync(subscription, CancellationToken.None), CancellationToken.None);
                _askedAt = now;
            }

            asked = _asked;
        }

        return asked.WaitAsync(cancellationToken);
    }
}
