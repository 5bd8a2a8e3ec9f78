namespace Isobar.Warehousing.Merging;

/// <summary>What the merging grain keeps. All of it may be lost: the position is found again, and totals begin anew.</summary>
[GenerateSerializer, Immutable, Alias("isobar.merge-state")]
public sealed record MergeState
{
    [Id(0)]
    public MergePosition Position { get; init; } = MergePosition.Unknown;

    [Id(1)]
    public MergeRun? Last { get; init; }

    [Id(2)]
    public long Runs { get; init; }

    [Id(3)]
    public long Rows { get; init; }

    [Id(4)]
    public long BytesBilled { get; init; }

    [Id(5)]
    public double Usd { get; init; }

    public MergeState After(MergeStep step) => step.Run is not { } run
        ? this with { Position = step.Position }
        : this with
        {
            Position = step.Position,
            Last = run,
            Runs = Runs + 1,
            Rows = Rows + run.Rows,
            BytesBilled = BytesBilled + run.BytesBilled,
            Usd = Usd + run.Usd,
        };
}
