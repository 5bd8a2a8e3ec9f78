using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Producers;

/// <summary>Publish everything, in some order over a while, and again whenever the answer stays away.</summary>
internal sealed class Publishing(World world, BrokerModel broker, FaultPlan plan, Ledger ledger)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private int _unsent;

    public bool IsDone => _unsent == 0;

    public void Begin(IReadOnlyList<Sent> feed, TimeSpan span)
    {
        _unsent = feed.Count;
        var moments = Enumerable.Range(0, Math.Max(1, feed.Count / 4)).Select(_ => world.Chance.Between(TimeSpan.Zero, span)).ToList();
        foreach (var sent in feed)
        {
            // Several at a moment: producers come in bursts.
            world.Outside.After(world.Chance.OneIn(moments), () => Publish(sent));
        }
    }

    private void Publish(Sent sent)
    {
        var isLost = plan.Strikes(plan.PublishFails);
        if (!isLost)
        {
            ledger.Enter(sent, broker.Publish(sent.Message));
        }

        if (isLost || plan.Strikes(plan.PublishFails))
        {
            world.Outside.After(world.Chance.Between(Shortest, Longest), () => Publish(sent));
        }
        else
        {
            _unsent--;
        }
    }
}
