namespace Isobar.Weather;

/// <summary>How a row came by its weather.</summary>
public enum WeatherStatus
{
    /// <summary>There is none; the reason says why.</summary>
    Missing,

    /// <summary>Asked for while its slot was the present one, and not expired.</summary>
    Fresh,

    /// <summary>Expired, or of an earlier slot, because the source has not answered since.</summary>
    Stale,

    /// <summary>Of a slot in the past, looked up afterwards.</summary>
    Historical,
}
