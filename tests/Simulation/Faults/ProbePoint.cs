namespace Isobar.Tests.Simulation.Faults;

/// <summary>The places between the steps of design §4 at which a silo may be lost, in the order in which an event passes them.</summary>
internal enum ProbePoint
{
    /// <summary>1. Deliver: the broker has leased messages, and the silo has not seen them.</summary>
    MessagesLeased,

    /// <summary>1–2. The delivery has reached the user's grain, which has claimed nothing.</summary>
    DeliveryBegins,

    /// <summary>2–3. Claimed; the cell has been asked.</summary>
    CellAsked,

    /// <summary>3. The cell asks the source.</summary>
    WeatherAsked,

    /// <summary>3. The source has answered, and the cell has not heard.</summary>
    WeatherAnswered,

    /// <summary>3–4. The cell has answered, and the row is not made.</summary>
    CellAnswered,

    /// <summary>3–4. Rows, or dead letters, have reached the writer.</summary>
    WriterCalled,

    /// <summary>4. An append leaves.</summary>
    AppendSent,

    /// <summary>4. Rows are durable, and nobody knows.</summary>
    AppendDurable,

    /// <summary>4–5. The writer has its answer, and the user's grain has not.</summary>
    WriterAnswered,

    /// <summary>5. Dead letters leave.</summary>
    DeadLetterSent,

    /// <summary>5. Dead letters are durable, and nobody knows.</summary>
    DeadLetterDurable,

    /// <summary>5. A state is read.</summary>
    StateRead,

    /// <summary>4–5. A state write leaves.</summary>
    StateWriteSent,

    /// <summary>5. The state is durable, and the grain does not know.</summary>
    StateWriteDurable,

    /// <summary>5. The delivery has ended well, and nothing is acknowledged.</summary>
    DeliveryEnds,

    /// <summary>5. Acknowledgements leave.</summary>
    AcknowledgementSent,

    /// <summary>5. Acknowledgements are taken, not durable yet.</summary>
    AcknowledgementTaken,

    /// <summary>1. Messages are given back.</summary>
    GiveBackSent,

    /// <summary>1. The broker has what was given back.</summary>
    GiveBackTaken,

    /// <summary>1. Leases are being extended.</summary>
    ExtensionSent,

    /// <summary>Something is asked about a merge, or for one.</summary>
    MergeAsked,

    /// <summary>A merge was asked for, and is under way or done, and nobody knows.</summary>
    MergeAnswered,
}
