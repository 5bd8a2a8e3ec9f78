using Orleans;

namespace Isobar.Silo.Runtime;

/// <summary>Counts the calls of this silo's grains, timers and stream deliveries included.</summary>
internal sealed class CallCounting(CallFigures figures, TimeProvider time) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var started = time.GetTimestamp();
        var failed = true;
        try
        {
            await context.Invoke();
            failed = false;
        }
        finally
        {
            figures.Of(context.TargetId.Type, context.InterfaceName, context.MethodName).Record(time.GetElapsedTime(started), failed);
        }
    }
}
