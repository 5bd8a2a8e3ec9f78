namespace Isobar.Tests.Simulation.Audits;

/// <summary>What must be true. A new invariant is a member here and the place that finds it broken.</summary>
internal enum Rule
{
    /// <summary>What was accepted, and is not refused, is a row.</summary>
    NothingIsLost,

    /// <summary>No event is in what people read twice, under whatever keys.</summary>
    NothingIsTwice,

    /// <summary>Where the warehouse promises it, no key is in the table itself twice.</summary>
    TableHoldsAKeyOnce,

    /// <summary>A row is of an event that was sent, as it was sent.</summary>
    RowsAreWhatWasSent,

    /// <summary>What is at fault is a dead letter, after the attempts that it is due.</summary>
    RefusedIsDeadLetter,

    /// <summary>What is not at fault is no dead letter, whatever else failed.</summary>
    TroubleMakesNoDeadLetter,

    /// <summary>A profile counts each event once.</summary>
    ProfilesAreExact,

    /// <summary>A profile moves only forward.</summary>
    ProfilesMoveForward,

    /// <summary>The weather of a row is that of its cell and slot.</summary>
    WeatherBelongs,

    /// <summary>A cell and slot is asked for once at a time, and once per expiry.</summary>
    SourceIsSpared,

    /// <summary>What is bounded by an option stays within it.</summary>
    BoundsHold,

    /// <summary>The lease of a message that is being handled does not end, unless extending it fails or it is held for too long.</summary>
    LeasesAreKept,

    /// <summary>An activation does not write its state while it is writing it.</summary>
    WritesDoNotOverlap,

    /// <summary>No call takes for ever.</summary>
    CallsEnd,

    /// <summary>A healthy world comes to rest.</summary>
    WorldComesToRest,

    /// <summary>Nothing ends by itself, and nothing escapes the simulation.</summary>
    NothingBreaks,
}
