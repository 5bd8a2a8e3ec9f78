using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Worlds;
using Orleans;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>Probe points around the calls of grains, where no port is passed.</summary>
internal sealed class CallProbes(Process process, Probes probes) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var points = PointsOf(context);
        if (points is { } around && probes.Interrupt(process, around.Before))
        {
            await Nothing();
        }

        await context.Invoke();
        if (points is { } passed && probes.Interrupt(process, passed.After))
        {
            await Nothing();
        }
    }

    // Ticks of timers are not on the way of an event.
    private static (ProbePoint Before, ProbePoint After)? PointsOf(IIncomingGrainCallContext context) =>
        context.TargetId.Type.ToString() switch
        {
            "user" => (ProbePoint.DeliveryBegins, ProbePoint.DeliveryEnds),
            "location" => (ProbePoint.CellAsked, ProbePoint.CellAnswered),
            "warehousewriter" => (ProbePoint.WriterCalled, ProbePoint.WriterAnswered),
            _ => null,
        };

    /// <summary>The process is lost: nothing comes after this.</summary>
    private static Task Nothing() => new TaskCompletionSource().Task;
}
