namespace Isobar.Weather;

/// <summary>The values of the column <c>weather_reason</c>. Sources may add their own.</summary>
public static class WeatherReasons
{
    /// <summary>The event has no place and the user has none on record.</summary>
    public const string NoLocation = "no_location";

    /// <summary>The weather took longer than a batch may wait for it.</summary>
    public const string BudgetExceeded = "budget_exceeded";

    /// <summary>The grain of the cell could not be asked.</summary>
    public const string CellUnavailable = "cell_unavailable";

    /// <summary>The source did not answer in time.</summary>
    public const string SourceTimeout = "source_timeout";

    /// <summary>The source asks for fewer requests (HTTP 429).</summary>
    public const string SourceThrottled = "source_throttled";

    /// <summary>The source failed, or is not asked for a while because it failed too often.</summary>
    public const string SourceUnavailable = "source_unavailable";

    /// <summary>The source answered with something that is not weather.</summary>
    public const string SourceNonsense = "source_nonsense";

    /// <summary>The source has no data for this cell and slot.</summary>
    public const string NoData = "no_data";

    /// <summary>The slot lies further back than the source remembers.</summary>
    public const string BeyondHistory = "beyond_history";
}
