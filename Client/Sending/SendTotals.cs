using Isobar.Client.Sending.Delivery;

namespace Isobar.Client.Sending;

/// <summary>What a send has come to so far.</summary>
internal sealed class SendTotals
{
    /// <summary>More than anybody reads; the rest is counted.</summary>
    public const int RejectionsKept = 1_000;

    private readonly List<Rejection> _rejections = [];

    public long Items { get; private set; }

    public long Accepted { get; private set; }

    public long Rejected { get; private set; }

    public long Requests { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Rejection> Rejections => _rejections;

    public void Add(EventBatch batch, BatchAnswer answer)
    {
        Items += batch.Items;
        Accepted += answer.Accepted;
        Requests += batch.Count > 0 ? 1 : 0;
        var rejections = batch.Faults
            .Concat(answer.Rejected.Select(rejected => new Rejection(batch.LineOf(rejected.Index), rejected.Field, rejected.Reason)))
            .OrderBy(rejection => rejection.Line);
        foreach (var rejection in rejections)
        {
            Add(rejection);
        }
    }

    private void Add(Rejection rejection)
    {
        Rejected++;
        if (_rejections.Count < RejectionsKept)
        {
            _rejections.Add(rejection);
        }
    }
}
