namespace Isobar.Tests.Simulation.Faults;

/// <summary>The step of the pipeline that a silo leaves undone when it is lost at this place.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class InterruptsAttribute(PipelineStep step) : Attribute
{
    public PipelineStep Step => step;
}
