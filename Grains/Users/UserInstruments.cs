using Isobar.Diagnostics;

namespace Isobar.Users;

/// <summary>What the user grains of this silo count.</summary>
public sealed class UserInstruments(IsobarMeter meter)
{
    /// <summary>Events that got their row from this silo, or were found to have had it unaccounted for.</summary>
    public Tally Stored { get; } = new(meter.Meter, "isobar.events.stored", "{event}", "Events that got their row");

    /// <summary>Arrivals of events that had their row.</summary>
    public Tally Duplicates { get; } = new(meter.Meter, "isobar.events.duplicates", "{event}", "Arrivals of events that had their row already");

    /// <summary>Of the duplicates, those that the window recognised: the warehouse was not asked.</summary>
    public Tally Recognised { get; } = new(meter.Meter, "isobar.events.recognised", "{event}", "Duplicates recognised by the window");

    /// <summary>Of the duplicates, those with other content than the first.</summary>
    public Tally Conflicts { get; } = new(meter.Meter, "isobar.events.conflicts", "{event}", "Duplicates whose content differs from the first");

    /// <summary>Events that joined an append under way instead of repeating it.</summary>
    public Tally Joined { get; } = new(meter.Meter, "isobar.events.joined", "{event}", "Arrivals while the same event was being stored");

    /// <summary>Events that the warehouse refused and that became dead letters.</summary>
    public Tally Refused { get; } = new(meter.Meter, "isobar.events.refused", "{event}", "Events refused by the warehouse");

    /// <summary>State writes of users.</summary>
    public Tally StateWrites { get; } = new(meter.Meter, "isobar.users.state_writes", "{write}", "State writes of user grains");
}
