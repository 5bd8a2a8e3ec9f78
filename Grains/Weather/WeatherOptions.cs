namespace Isobar.Weather;

/// <summary>How weather is cached and asked for. The cache rule itself is <see cref="SlotEntry"/>.</summary>
public sealed class WeatherOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Weather";

    /// <summary>How long a batch of events may wait for weather before its rows go without. Default 2 s.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the weather of the present slot is fresh. Default 15 min.</summary>
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old an observation may be to stand in, marked stale, while the source does not answer. Default 3 h.</summary>
    public TimeSpan StaleFor { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How long a cell is left alone after its source failed. Default 60 s.</summary>
    public TimeSpan NegativeFor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long "the source has nothing for this slot" is believed. Default 6 h.</summary>
    public TimeSpan UnknownFor { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Slots that a cell remembers; the oldest is forgotten first. Default 96.</summary>
    public int SlotsPerCell { get; set; } = 96;

    /// <summary>A cell's state is written at most this often. Default 5 s.</summary>
    public TimeSpan PersistInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Answers that a silo remembers beside its grains, at most. Default 100,000.</summary>
    public int ReadCacheEntries { get; set; } = 100_000;

    /// <summary>How long a silo believes an answer without asking the cell again. Default 30 s.</summary>
    public TimeSpan ReadCacheFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Lookups that start within this time leave as one request. Default 5 ms.</summary>
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Requests to the source at once. Default 4.</summary>
    public int MaxRequests { get; set; } = 4;

    /// <summary>Lookups that wait for a request, at most; beyond it they are answered <c>source_unavailable</c>. Default 10,000.</summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var (name, value) in Durations())
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"{Section}:{name} must be above zero, and is {value}.";
            }
        }

        foreach (var (name, value) in Counts())
        {
            if (value < 1)
            {
                yield return $"{Section}:{name} must be at least 1, and is {value}.";
            }
        }
    }

    private IEnumerable<(string Name, TimeSpan Value)> Durations() =>
    [
        (nameof(Budget), Budget),
        (nameof(FreshFor), FreshFor),
        (nameof(StaleFor), StaleFor),
        (nameof(NegativeFor), NegativeFor),
        (nameof(UnknownFor), UnknownFor),
        (nameof(PersistInterval), PersistInterval),
        (nameof(ReadCacheFor), ReadCacheFor),
        (nameof(GatherFor), GatherFor),
    ];

    private IEnumerable<(string Name, int Value)> Counts() =>
    [
        (nameof(SlotsPerCell), SlotsPerCell),
        (nameof(ReadCacheEntries), ReadCacheEntries),
        (nameof(MaxRequests), MaxRequests),
        (nameof(MaxWaiting), MaxWaiting),
    ];
}
