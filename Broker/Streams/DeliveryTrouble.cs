using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Isobar.Broker.Streams;

/// <summary>
/// Deliveries that failed for now: counted by kind, and told in the log at once and then at most every ten seconds per kind,
/// because an outage fails thousands of them for one reason.
/// </summary>
public sealed partial class DeliveryTrouble(Meter meter, TimeProvider time, ILogger<DeliveryTrouble> logger)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Counter<long> _failures = meter.CreateCounter<long>(
        "isobar.delivery.transient_failures", "{delivery}", "Deliveries that failed for now, by kind of failure");

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public void OnFailure(Exception failure)
    {
        var kind = failure.GetType().Name;
        _failures.Add(1, new KeyValuePair<string, object?>("kind", kind));
        if (Count(kind) is { } untold)
        {
            LogFailures(logger, failure, untold, kind);
        }
    }

    /// <summary>Failures by kind since start.</summary>
    public IReadOnlyDictionary<string, long> Totals
    {
        get
        {
            lock (_gate)
            {
                return _kinds.ToDictionary(static kind => kind.Key, static kind => kind.Value.Total, StringComparer.Ordinal);
            }
        }
    }

    private long? Count(string name)
    {
        lock (_gate)
        {
            if (!_kinds.TryGetValue(name, out var kind))
            {
                _kinds.Add(name, kind = new Kind());
            }

            kind.Total++;
            var now = time.GetUtcNow();
            if (now < kind.QuietUntil)
            {
                return null;
            }

            var untold = kind.Total - kind.Told;
            (kind.Told, kind.QuietUntil) = (kind.Total, now + Quiet);
            return untold;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} deliveries failed for now ({Kind}); the broker keeps their messages and delivers them again.")]
    private static partial void LogFailures(ILogger logger, Exception failure, long count, string kind);

    private sealed class Kind
    {
        public long Total { get; set; }

        public long Told { get; set; }

        public DateTimeOffset QuietUntil { get; set; }
    }
}
