using System.Collections.Concurrent;

namespace Isobar.Api.Telemetry;

/// <summary>The API's figures since start, readable at any time.</summary>
internal sealed class ApiTotals
{
    private readonly ConcurrentDictionary<int, long> _byStatus = new();
    private readonly ConcurrentDictionary<string, long> _byField = new(StringComparer.Ordinal);
    private long _publishes;
    private long _publishTicks;
    private long _publishTicksMax;

    public long Accepted;
    public long Bytes;
    public long PublishFailures;

    public IReadOnlyDictionary<int, long> AnswersByStatus => _byStatus;

    public IReadOnlyDictionary<string, long> RejectedByField => _byField;

    public TimeSpan PublishLatencyMean => new(Volatile.Read(ref _publishTicks) / Math.Max(1, Volatile.Read(ref _publishes)));

    public TimeSpan PublishLatencyMax => new(Volatile.Read(ref _publishTicksMax));

    public static void Add(ref long total, long amount) => Interlocked.Add(ref total, amount);

    public void Answered(int status) => _byStatus.AddOrUpdate(status, 1, static (_, count) => count + 1);

    public void Rejected(string field) => _byField.AddOrUpdate(field, 1, static (_, count) => count + 1);

    public void Published(TimeSpan duration)
    {
        Interlocked.Increment(ref _publishes);
        Interlocked.Add(ref _publishTicks, duration.Ticks);
        var longest = Volatile.Read(ref _publishTicksMax);
        while (duration.Ticks > longest
            && Interlocked.CompareExchange(ref _publishTicksMax, duration.Ticks, longest) is var seen && seen != longest)
        {
            longest = seen;
        }
    }
}
