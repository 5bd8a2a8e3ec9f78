namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// What a request asks of every location: the weather of now, or whole UTC days of hours around today.
/// </summary>
/// <param name="PastDays">Days before today, or -1 for the weather of now.</param>
/// <param name="ForecastDays">Days from today on.</param>
internal readonly record struct ForecastSpan(int PastDays, int ForecastDays)
{
    /// <summary>How far back <c>/v1/forecast</c> remembers.</summary>
    public const int MaximumPastDays = 92;

    // A question goes with those of about the same age, so that one old question does not ask 92 days of a hundred cells;
    // few bands, so that one call stays a handful of requests at worst.
    private static readonly int[] Bands = [2, 7, 31, MaximumPastDays];

    public static readonly ForecastSpan Now = new(-1, 0);

    public bool IsNow => PastDays < 0;

    public int Days => IsNow ? 1 : PastDays + ForecastDays;

    /// <summary>The span that holds the day <paramref name="daysBack"/> days ago.</summary>
    /// <remarks>Asks for a day more than needed where it can: the service's clock may already be in tomorrow.</remarks>
    /// <returns>Null if no span reaches that far back.</returns>
    public static ForecastSpan? Reaching(int daysBack)
    {
        if (daysBack < 0)
        {
            return new ForecastSpan(0, 2);
        }

        foreach (var band in Bands)
        {
            if (daysBack < band || daysBack == MaximumPastDays)
            {
                return new ForecastSpan(daysBack == MaximumPastDays ? MaximumPastDays : band, 1);
            }
        }

        return null;
    }
}
