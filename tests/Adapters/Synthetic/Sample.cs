using Isobar.Adapters.Synthetic;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.Synthetic;

/// <summary>Points on the globe and hours of 1950 to 2100, from whatever numbers a generator makes.</summary>
internal static class Sample
{
    private const uint Hours = 150 * 366 * 24;
    private static readonly DateTimeOffset First = new(1950, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Spread first: a generator's small numbers would else all lie in one place.
    public static GeoPoint Place(uint number)
    {
        var hash = StableHash.Combine(7, number);
        return new GeoPoint((StableHash.ToUnit(hash) * 180) - 90, (StableHash.ToUnit(StableHash.Combine(hash, 1)) * 360) - 180);
    }

    public static WeatherObservation At(uint place, uint hour, int hoursLater = 0) => At(Place(place), hour, hoursLater);

    public static WeatherObservation At(GeoPoint place, uint hour, int hoursLater = 0) =>
        Climate.At(place, First.AddHours((StableHash.Combine(9, hour) % Hours) + (double)hoursLater));
}
