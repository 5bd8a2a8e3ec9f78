using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;

namespace Isobar.Enrichment;

/// <summary>Where a user was last, while a batch of events is walked through.</summary>
internal struct LastPlace(GeoPoint? place, DateTimeOffset? at)
{
    private GeoPoint? _place = place;
    private DateTimeOffset? _at = at;

    /// <summary>The place of the event: its own, which is remembered, or the last known one.</summary>
    public (GeoPoint? Place, LocationSource Source) Of(UserEvent userEvent)
    {
        if (userEvent.Location is { } own)
        {
            if (!(_at > userEvent.OccurredAt))
            {
                (_place, _at) = (own, userEvent.OccurredAt);
            }

            return (own, LocationSource.Event);
        }

        return (_place, _place is null ? LocationSource.None : LocationSource.Profile);
    }
}
