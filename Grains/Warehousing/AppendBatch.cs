namespace Isobar.Warehousing;

/// <summary>Rows of several callers on their way to the warehouse together.</summary>
/// <param name="begun">When its first row came, as a timestamp of the clock.</param>
internal sealed class AppendBatch(long begun)
{
    // Numbers and times of a row, roughly; the rest is text whose length is known.
    private const int FixedBytesPerRow = 300;

    private readonly List<PendingAppend> _appends = [];

    public long Begun => begun;

    public int RowCount { get; private set; }

    public long ByteCount { get; private set; }

    public void Add(PendingAppend append)
    {
        _appends.Add(append);
        RowCount += append.Rows.Count;
        foreach (var row in append.Rows)
        {
            ByteCount += FixedBytesPerRow + row.Event.UserId.Length + row.Event.EventId.Length + (row.Event.Properties?.Length ?? 0);
        }
    }

    public EnrichedEvent[] Rows()
    {
        var rows = new EnrichedEvent[RowCount];
        var next = 0;
        foreach (var append in _appends)
        {
            foreach (var row in append.Rows)
            {
                rows[next++] = row;
            }
        }

        return rows;
    }

    /// <summary>Gives each caller the outcomes of its own rows.</summary>
    public void Complete(IReadOnlyList<AppendOutcome> outcomes)
    {
        var next = 0;
        foreach (var append in _appends)
        {
            var own = new AppendOutcome[append.Rows.Count];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = outcomes[next++];
            }

            append.Complete(own);
        }
    }

    public void Fail(AppendFailedException failure)
    {
        foreach (var append in _appends)
        {
            append.Fail(failure);
        }
    }
}
