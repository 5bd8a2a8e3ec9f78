namespace Isobar.Tests.Simulation.Faults;

/// <summary>
/// Everything that can go wrong. A new fault is a member here and the line where it strikes
/// (<c>plan.Strikes(FaultKind.X)</c>): in a port, if it befalls a request; in <see cref="Chaos"/>, if it comes with time.
/// </summary>
internal enum FaultKind
{
    /// <summary>A silo is lost at one of the two probe points that are this run's favourites, so that over many runs each has its share.</summary>
    [Likely(0.4)]
    LossAtFavourite,

    /// <summary>A silo is lost at any probe point.</summary>
    [Likely(0.004)]
    LossAtProbe,

    /// <summary>A silo is lost at any time, between any two steps.</summary>
    [Likely(0.2)]
    LossAnytime,

    /// <summary>Every silo is lost at once.</summary>
    [Likely(0.05)]
    PowerFailure,

    /// <summary>A silo is asked to stop, and started again.</summary>
    [Likely(0.2)]
    Stop,

    /// <summary>A silo stands still for up to two minutes, and then goes on as if nothing had been.</summary>
    [Likely(0.15)]
    Freeze,

    /// <summary>The clock of a silo is set forward or back by up to five minutes.</summary>
    [Likely(0.15)]
    ClockJump,

    /// <summary>Idle activations of a silo are ended.</summary>
    [Likely(0.5)]
    Collection,

    /// <summary>The answer to a producer is lost, or its request was; it sends again.</summary>
    [Likely(0.1)]
    PublishFails,

    /// <summary>Messages were leased, and nobody was told.</summary>
    [Likely(0.05)]
    PullFails,

    /// <summary>Acknowledging or giving back fails: before or after it had its effect.</summary>
    [Likely(0.1)]
    SettlementFails,

    /// <summary>One acknowledgement of several is lost, and the answer is "done".</summary>
    [Likely(0.1)]
    AcknowledgementLost,

    /// <summary>Leases are not extended, and expire while their messages are being handled.</summary>
    [Likely(0.4)]
    ExtensionFails,

    /// <summary>A message that was acknowledged long ago is delivered once more.</summary>
    [Likely(0.5)]
    Redelivery,

    /// <summary>An append has no effect and fails.</summary>
    [Likely(0.2)]
    AppendFails,

    /// <summary>An append has its effect and fails.</summary>
    [Likely(0.2)]
    AppendUnanswered,

    /// <summary>Some rows of an append are stored, and it fails.</summary>
    [Likely(0.1)]
    AppendPartly,

    /// <summary>An append lands up to ninety seconds later, and is never answered.</summary>
    [Likely(0.1)]
    AppendLate,

    /// <summary>An append has its effect twice, the second time up to ninety seconds later.</summary>
    [Likely(0.1)]
    AppendTwice,

    /// <summary>The warehouse is down for up to two minutes.</summary>
    [Likely(0.2)]
    Outage,

    /// <summary>The warehouse takes every other request for a while.</summary>
    [Likely(0.3)]
    Throttling,

    /// <summary>A merge job fails, and nothing of it is in the table.</summary>
    [Likely(0.3)]
    MergeFails,

    /// <summary>What was asked about a merge job is not answered; what was asked for may have happened.</summary>
    [Likely(0.2)]
    MergeUnanswered,

    /// <summary>A merge job takes minutes.</summary>
    [Likely(0.3)]
    MergeSlow,

    /// <summary>A state is not written, and the write fails.</summary>
    [Likely(0.1)]
    StateWriteFails,

    /// <summary>A state is written, and the write fails.</summary>
    [Likely(0.1)]
    StateWriteUnanswered,

    /// <summary>A write of a state takes up to ninety seconds.</summary>
    [Likely(0.05)]
    StateSlow,

    /// <summary>A state cannot be read.</summary>
    [Likely(0.1)]
    StateReadFails,

    /// <summary>A stored state is deleted.</summary>
    [Likely(0.1)]
    StateDeleted,

    /// <summary>A stored state is replaced by an earlier version of itself.</summary>
    [Likely(0.1)]
    StateRolledBack,

    /// <summary>The weather source says that it cannot say.</summary>
    [Likely(0.4)]
    WeatherFails,

    /// <summary>The weather source takes up to forty seconds.</summary>
    [Likely(0.3)]
    WeatherSlow,

    /// <summary>The weather source answers less than it was asked, or throws against its contract.</summary>
    [Likely(0.1)]
    WeatherNonsense,

    /// <summary>The weather source is gone for up to a minute, again and again.</summary>
    [Likely(0.3)]
    WeatherFlaps,
}
