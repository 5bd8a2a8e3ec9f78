using Isobar.Client.Load.Generation;

namespace Isobar.Client.Load.Sending;

/// <summary>What one connection has done; written by it alone, read by whoever reports.</summary>
internal sealed class LoadCounters
{
    public long Sent { get; private set; }

    public long Accepted { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Of the accepted, the events that were sent for the first time: the rows that there must be.</summary>
    public long Distinct { get; private set; }

    /// <summary>Of the rejected, those that were made to be.</summary>
    public long Invalid { get; private set; }

    public long Requests { get; private set; }

    public long Retries { get; private set; }

    public LatencyHistogram Latency { get; } = new();

    public void OnAnswered(BatchContents contents, AnswerCounts answer, TimeSpan latency)
    {
        Sent += contents.Distinct + contents.Duplicates + contents.Invalid;
        Distinct += contents.Distinct;
        Invalid += contents.Invalid;
        Accepted += answer.Accepted;
        Rejected += answer.Rejected;
        Requests++;
        Latency.Add(latency);
    }

    public void OnRetry() => Retries++;

    public static LoadCounters Sum(IEnumerable<LoadCounters> parts)
    {
        var sum = new LoadCounters();
        foreach (var part in parts)
        {
            sum.Sent += part.Sent;
            sum.Distinct += part.Distinct;
            sum.Invalid += part.Invalid;
            sum.Accepted += part.Accepted;
            sum.Rejected += part.Rejected;
            sum.Requests += part.Requests;
            sum.Retries += part.Retries;
            sum.Latency.Add(part.Latency);
        }

        return sum;
    }
}
