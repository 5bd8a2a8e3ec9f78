namespace Isobar.Warehousing;

/// <summary>The flush policy: when a silo's writer seals a batch, and how hard it tries to append it.</summary>
public sealed class WriterOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Writer";

    /// <summary>A batch is sealed this long after its first row came. Default 50 ms; with <c>--warehouse bigquery</c> 250 ms.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A batch is sealed at this many rows. Default 5,000; with <c>--warehouse bigquery</c> 4,000, which it parts into requests.</summary>
    public int MaxBatchRows { get; set; } = 5_000;

    /// <summary>A batch is sealed at about this many bytes. Default 8 MiB.</summary>
    public long MaxBatchBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Appends at once. Default 2: one is committed while the next is prepared; with <c>--warehouse bigquery</c> 4.</summary>
    public int MaxAppends { get; set; } = 2;

    /// <summary>Rows that the writer holds, at most; beyond it callers are told that it is busy. Default 50,000.</summary>
    public int MaxQueuedRows { get; set; } = 50_000;

    /// <summary>
    /// How long after its first row came a batch may be appended, waiting for its turn included, before its callers fail and the broker keeps the
    /// messages. Default 20 s; must be longer than <see cref="FlushInterval"/> and shorter than the response timeout of a grain call (30 s).
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Wait before the first retry; doubles with each, and is spread by half. Default 50 ms.</summary>
    public TimeSpan MinimumBackoff { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between retries. Default 5 s.</summary>
    public TimeSpan MaximumBackoff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The response timeout of the runtime, which <see cref="Deadline"/> must stay below.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (FlushInterval <= TimeSpan.Zero)
        {
            yield return $"{Section}:{nameof(FlushInterval)} must be above zero, and is {FlushInterval}.";
        }

        if (MaxBatchRows < 1 || MaxBatchBytes < 1 || MaxAppends < 1)
        {
            yield return $"{Section}:{nameof(MaxBatchRows)}, {nameof(MaxBatchBytes)} and {nameof(MaxAppends)} must be at least 1.";
        }

        if (MaxQueuedRows < MaxBatchRows)
        {
            yield return $"{Section}:{nameof(MaxQueuedRows)} must be at least {nameof(MaxBatchRows)} ({MaxBatchRows}), and is {MaxQueuedRows}.";
        }

        if (Deadline <= FlushInterval || Deadline >= ResponseTimeout)
        {
            yield return $"{Section}:{nameof(Deadline)} must be above {nameof(FlushInterval)} ({FlushInterval}) and below the response timeout of {ResponseTimeout}; it is {Deadline}.";
        }

        if (MinimumBackoff <= TimeSpan.Zero || MaximumBackoff < MinimumBackoff)
        {
            yield return $"{Section}:{nameof(MinimumBackoff)} must be above zero and at most {nameof(MaximumBackoff)}.";
        }
    }
}
