namespace Isobar.EmbeddedRuntime;

/// <summary>One tick of a grain timer.</summary>
internal sealed class TimerTick(GrainTimer timer) : VoidRequest
{
    internal override bool IsLocalOnly => true;

    internal override bool MayInterleave => timer.MayInterleave;

    internal override bool CountsAsUse => timer.KeepAlive;

    protected override ValueTask Call(object grain) => new(timer.TickAsync());
}
