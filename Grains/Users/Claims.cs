using Isobar.Events;

namespace Isobar.Users;

/// <summary>
/// The events that deliveries of this activation are storing now. Claiming happens in one turn, so that of two deliveries
/// with the same event one stores it and the other joins.
/// </summary>
internal sealed class Claims
{
    private readonly Dictionary<RowKey, (Claim Holder, ulong Fingerprint)> _held = [];

    public Claim Make(IEnumerable<UserEvent> events, RecognitionWindow window, UserInstruments instruments)
    {
        var claim = new Claim();
        foreach (var userEvent in events)
        {
            Sort(claim, new PendingEvent(RowKey.Of(userEvent), ContentFingerprint.Of(userEvent), userEvent), window, instruments);
        }

        return claim;
    }

    public void Release(Claim claim, bool stored)
    {
        foreach (var pending in claim.Own)
        {
            _held.Remove(pending.Key);
        }

        claim.End(stored);
    }

    private void Sort(Claim claim, PendingEvent pending, RecognitionWindow window, UserInstruments instruments)
    {
        // What is held first: a key enters the window before the state that counts it is written, and until it is, the same
        // message delivered twice must not be settled by its second delivery.
        if (_held.TryGetValue(pending.Key, out var held))
        {
            instruments.Joined.Increment();
            CountDuplicate(claim, pending, held.Fingerprint);

            // A key twice in one delivery is not a claim of its own to wait for: that would be waiting for itself.
            if (held.Holder != claim)
            {
                claim.Joined.Add(held.Holder);
            }
        }
        else if (window.TryGet(pending.Key, out var known))
        {
            instruments.Recognised.Increment();
            CountDuplicate(claim, pending, known.Fingerprint);
        }
        else
        {
            _held.Add(pending.Key, (claim, pending.Fingerprint));
            claim.Own.Add(pending);
        }
    }

    private static void CountDuplicate(Claim claim, PendingEvent pending, ulong first)
    {
        claim.Duplicates++;
        claim.Conflicts += pending.Fingerprint == first ? 0 : 1;
    }
}
