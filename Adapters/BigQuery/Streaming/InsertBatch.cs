using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>The rows of one request until each is decided: taken, or refused for a reason of its own.</summary>
/// <remarks>
/// An answer lists the rows that did not go in. One that is at fault keeps its innocent neighbours out ("stopped"), so those are sent
/// again as they are, at once.
/// </remarks>
internal sealed class InsertBatch(EncodedRows rows, IReadOnlyList<int> pending, string?[] refusals, string resource)
{
    public EncodedRows Rows { get; } = rows;

    public IReadOnlyList<int> Pending { get; private set; } = pending;

    public bool IsDecided => Pending.Count == 0;

    public void Refuse(string why)
    {
        foreach (var row in Pending)
        {
            refusals[row] = why;
        }

        Pending = [];
    }

    /// <summary>The same rows in two batches.</summary>
    public (InsertBatch First, InsertBatch Second) Halves()
    {
        var half = Pending.Count / 2;
        return (Part([.. Pending.Take(half)]), Part([.. Pending.Skip(half)]));
    }

    /// <summary>Takes over what an answer says, or nothing of it if it throws.</summary>
    /// <exception cref="BigQueryFailure">It is not about the rows: a quota, or columns that the table does not have.</exception>
    public InsertTally Settle(InsertAnswer answer)
    {
        var verdicts = (answer.InsertErrors ?? [])
            .GroupBy(static errors => errors.Index)
            .Select(errors => (Row: RowAt(errors.Key), Verdict: Judge([.. errors.SelectMany(static one => one.Errors ?? [])])))
            .ToList();
        foreach (var (row, verdict) in verdicts)
        {
            refusals[row] = verdict.Refusal;
        }

        var tally = new InsertTally
        {
            Taken = Pending.Count - verdicts.Count,
            Refused = verdicts.Count(static one => one.Verdict.Refusal is not null),
            Stopped = verdicts.Count(static one => one.Verdict.IsStopped),
            Trouble = verdicts.Select(static one => one.Verdict.Trouble).FirstOrDefault(static trouble => trouble is not null),
        };
        Pending = [.. verdicts.Where(static one => one.Verdict.Refusal is null).Select(static one => one.Row)];
        return tally;
    }

    private int RowAt(int index) => index >= 0 && index < Pending.Count
        ? Pending[index]
        : throw Failures.Of(Operation.InsertRows, resource, "internalError", $"an answer about row {index} of {Pending.Count}");

    private InsertBatch Part(IReadOnlyList<int> part) => new(Rows, part, refusals, resource);

    private (string? Refusal, bool IsStopped, string? Trouble) Judge(IReadOnlyList<InsertError> errors)
    {
        foreach (var error in errors.Where(static error => error.Reason != "stopped"))
        {
            if (error.Reason == "quotaExceeded")
            {
                throw Failures.Of(Operation.InsertRows, resource, error.Reason, error.Message ?? "no message");
            }

            if (SchemaFaults.Find(error) is { } fault)
            {
                throw SchemaFaults.ToFailure(resource, fault, error);
            }

            return Failures.IsBusy(error.Reason) ? (null, false, Describe(error)) : (Describe(error), false, null);
        }

        return (null, errors.Count > 0, errors.Count > 0 ? null : "an error without a reason");
    }

    private static string Describe(InsertError error) =>
        $"{error.Reason}{(string.IsNullOrEmpty(error.Location) ? "" : $" at {error.Location}")}: {error.Message}";
}
