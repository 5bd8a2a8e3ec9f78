namespace Isobar.Tests.Simulation.Faults;

/// <summary>How likely a fault is at most, each time that it could strike, in a run of ordinary severity.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class LikelyAttribute(double most) : Attribute
{
    public double Most => most;
}
