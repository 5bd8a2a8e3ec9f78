using System.Collections.Concurrent;

namespace Isobar.Tests.Doubles.BigQuery.Faults;

/// <summary>What was asked, and how it ended: <c>ok</c>, an error's reason, or <c>cut</c>.</summary>
public sealed class Counters
{
    private readonly ConcurrentDictionary<(string Operation, string Outcome), long> _counts = new();

    /// <summary>Calls of an operation, whatever became of them.</summary>
    public long Of(string operation) => _counts.Where(count => count.Key.Operation == operation).Sum(count => count.Value);

    public long Of(string operation, string outcome) => _counts.GetValueOrDefault((operation, outcome));

    public IReadOnlyDictionary<string, long> All =>
        _counts.OrderBy(count => count.Key).ToDictionary(count => $"{count.Key.Operation} {count.Key.Outcome}", count => count.Value, StringComparer.Ordinal);

    internal void Count(string operation, string outcome) => _counts.AddOrUpdate((operation, outcome), 1, (_, count) => count + 1);
}
