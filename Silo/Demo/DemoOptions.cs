namespace Isobar.Silo.Demo;

/// <summary>The feed of <c>--demo</c>.</summary>
public sealed class DemoOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Demo";

    /// <summary>Events per second, 1 to 1,000. Default 10.</summary>
    public int EventsPerSecond { get; set; } = 10;

    /// <summary>Share of events that are sent twice, 0 to 1, so that there are duplicates to see. Default 0.05.</summary>
    public double Duplicates { get; set; } = 0.05;

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (EventsPerSecond is < 1 or > 1_000)
        {
            yield return $"{Section}:{nameof(EventsPerSecond)} must be 1 to 1000, and is {EventsPerSecond}.";
        }

        if (Duplicates is not (>= 0 and <= 1))
        {
            yield return $"{Section}:{nameof(Duplicates)} must be 0 to 1, and is {Duplicates}.";
        }
    }
}
