using Isobar.Tests.Simulation.Silos;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Faults;

/// <summary>Faults that come with time and not with a request. When they end, what they left broken is mended.</summary>
internal sealed class Chaos(World world, FaultPlan plan, Cluster cluster, Outside outside)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Jump = TimeSpan.FromMinutes(5);

    public void Begin() => world.Outside.After(world.Chance.Between(Soon, 2 * plan.Pace), Strike);

    /// <summary>The world is healthy from now on.</summary>
    public void End()
    {
        plan.End();
        cluster.SetClocks();
        outside.Warehouse.AvailableFrom = outside.Warehouse.ThrottledUntil = outside.Weather.AvailableFrom = world.Now;
    }

    private void Strike()
    {
        if (!plan.IsOn)
        {
            return;
        }

        StrikeSilos();
        StrikeOutside();
        StrikeStates();
        Begin();
    }

    private void StrikeSilos()
    {
        if (plan.Strikes(FaultKind.LossAnytime) && cluster.Any() is { } lost)
        {
            cluster.Lose(lost.Process, "any time");
        }

        if (plan.Strikes(FaultKind.PowerFailure))
        {
            cluster.LoseAll();
        }

        if (plan.Strikes(FaultKind.Stop))
        {
            cluster.Any()?.Stop();
        }

        if (plan.Strikes(FaultKind.Freeze) && cluster.Any() is { } frozen)
        {
            frozen.Freeze(For());
        }

        if (plan.Strikes(FaultKind.ClockJump) && cluster.Any() is { } wrong)
        {
            wrong.SetClock(world.Chance.Between(-Jump, Jump));
        }

        if (plan.Strikes(FaultKind.Collection))
        {
            cluster.Any()?.Collect();
        }
    }

    private void StrikeOutside()
    {
        if (plan.Strikes(FaultKind.Redelivery))
        {
            outside.Broker.Redeliver();
        }

        if (plan.Strikes(FaultKind.Outage))
        {
            outside.Warehouse.AvailableFrom = world.Now + For();
        }

        if (plan.Strikes(FaultKind.Throttling))
        {
            outside.Warehouse.ThrottledUntil = world.Now + For();
        }

        if (plan.Strikes(FaultKind.WeatherFlaps))
        {
            outside.Weather.AvailableFrom = world.Now + (For() / 2);
        }
    }

    private void StrikeStates()
    {
        var deleted = plan.Strikes(FaultKind.StateDeleted) ? outside.Storage.Delete(world.Chance) : null;
        var rolledBack = plan.Strikes(FaultKind.StateRolledBack) ? outside.Storage.RollBack(world.Chance) : null;
        foreach (var grain in new[] { deleted, rolledBack })
        {
            if (grain is { } damaged)
            {
                world.Note("state damaged", damaged.ToString());
                outside.Budget.OnDamaged(damaged.Key.ToString()!);
            }
        }
    }

    private TimeSpan For() => world.Chance.Between(Short, Long);
}
