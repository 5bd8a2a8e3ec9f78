using Isobar.Tests.Simulation.Silos;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Faults;

/// <summary>Faults that come with time and not with a request: outages, redeliveries, collections of idle activations.</summary>
internal sealed class Chaos(World world, FaultPlan plan, Cluster cluster, Outside outside)
{
    public void Begin() => world.Outside.After(world.Chance.Between(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10)), Strike);

    private void Strike()
    {
        if (!plan.IsOn)
        {
            return;
        }

        if (plan.Strikes(plan.Outage) && world.Chance.Of(0.2))
        {
            outside.Warehouse.AvailableFrom = world.Now + world.Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        }

        if (plan.Strikes(plan.Redelivery))
        {
            outside.Broker.Redeliver();
        }

        if (plan.Strikes(plan.Collection))
        {
            cluster.Any()?.Collect();
        }

        Begin();
    }
}
