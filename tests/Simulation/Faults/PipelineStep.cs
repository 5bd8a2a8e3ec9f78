namespace Isobar.Tests.Simulation.Faults;

/// <summary>The steps of an event on its way, as design §4 numbers them, and the merge after them.</summary>
internal enum PipelineStep
{
    Deliver = 1,
    Recognise,
    Enrich,
    Append,
    Settle,
    Merge,
}
