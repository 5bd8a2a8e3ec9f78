namespace Isobar.Tests.Simulation.Faults;

/// <summary>The places between the steps of design §4 at which a silo may be lost, in the order in which an event passes them.</summary>
internal enum ProbePoint
{
    /// <summary>The broker has leased messages, and the silo has not seen them.</summary>
    [Interrupts(PipelineStep.Deliver)]
    MessagesLeased,

    /// <summary>The delivery has reached the user's grain, which has claimed nothing.</summary>
    [Interrupts(PipelineStep.Recognise)]
    DeliveryBegins,

    /// <summary>Claimed; the cell has been asked.</summary>
    [Interrupts(PipelineStep.Enrich)]
    CellAsked,

    /// <summary>The cell asks the source.</summary>
    [Interrupts(PipelineStep.Enrich)]
    WeatherAsked,

    /// <summary>The source has answered, and the cell has not heard.</summary>
    [Interrupts(PipelineStep.Enrich)]
    WeatherAnswered,

    /// <summary>The cell has answered, and the row is not made.</summary>
    [Interrupts(PipelineStep.Enrich)]
    CellAnswered,

    /// <summary>Rows, or dead letters, have reached the writer.</summary>
    [Interrupts(PipelineStep.Append)]
    WriterCalled,

    /// <summary>An append leaves.</summary>
    [Interrupts(PipelineStep.Append)]
    AppendSent,

    /// <summary>Rows are durable, and nobody knows.</summary>
    [Interrupts(PipelineStep.Append)]
    AppendDurable,

    /// <summary>The writer has its answer, and the user's grain has not.</summary>
    [Interrupts(PipelineStep.Settle)]
    WriterAnswered,

    /// <summary>Dead letters leave.</summary>
    [Interrupts(PipelineStep.Settle)]
    DeadLetterSent,

    /// <summary>Dead letters are durable, and nobody knows.</summary>
    [Interrupts(PipelineStep.Settle)]
    DeadLetterDurable,

    /// <summary>A state is read.</summary>
    [Interrupts(PipelineStep.Recognise)]
    StateRead,

    /// <summary>A state write leaves.</summary>
    [Interrupts(PipelineStep.Settle)]
    StateWriteSent,

    /// <summary>The state is durable, and the grain does not know.</summary>
    [Interrupts(PipelineStep.Settle)]
    StateWriteDurable,

    /// <summary>The delivery has ended well, and nothing is acknowledged.</summary>
    [Interrupts(PipelineStep.Settle)]
    DeliveryEnds,

    /// <summary>Acknowledgements leave.</summary>
    [Interrupts(PipelineStep.Settle)]
    AcknowledgementSent,

    /// <summary>Acknowledgements are taken, not durable yet.</summary>
    [Interrupts(PipelineStep.Settle)]
    AcknowledgementTaken,

    /// <summary>Messages are given back.</summary>
    [Interrupts(PipelineStep.Deliver)]
    GiveBackSent,

    /// <summary>The broker has what was given back.</summary>
    [Interrupts(PipelineStep.Deliver)]
    GiveBackTaken,

    /// <summary>Leases are being extended.</summary>
    [Interrupts(PipelineStep.Deliver)]
    ExtensionSent,

    /// <summary>Something is asked about a merge, or for one.</summary>
    [Interrupts(PipelineStep.Merge)]
    MergeAsked,

    /// <summary>A merge was asked for, and is under way or done, and nobody knows.</summary>
    [Interrupts(PipelineStep.Merge)]
    MergeAnswered,
}
