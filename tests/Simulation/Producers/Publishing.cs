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

    /// <param name="feed">What the seed made up.</param>
    /// <param name="only">Which of it is sent, by number; null: all.</param>
    /// <param name="span">Within which time.</param>
    /// <param name="chance">Decides on the moments, of what is not sent too.</param>
    public void Begin(IReadOnlyList<Sent> feed, IReadOnlySet<int>? only, TimeSpan span, Chance chance)
    {
        var moments = Enumerable.Range(0, Math.Max(1, feed.Count / 4)).Select(_ => chance.Between(TimeSpan.Zero, span)).ToList();
        for (var number = 0; number < feed.Count; number++)
        {
            // Several at a moment: producers come in bursts.
            var moment = chance.OneIn(moments);
            if (only?.Contains(number) ?? true)
            {
                var (sent, one) = (feed[number], number);
                _unsent++;
                world.Outside.After(moment, () => Publish(sent, one));
            }
        }
    }

    private void Publish(Sent sent, int number)
    {
        var isLost = plan.Strikes(FaultKind.PublishFails);
        if (!isLost)
        {
            var message = broker.Publish(sent.Message);
            ledger.Enter(sent, message);
            if (world.Trace.KeepsLines)
            {
                world.Trace.Tell(world.Now, $"published {message.Id}/ (number {number}): {sent.Event?.ToString() ?? "no event"}");
            }
        }

        if (isLost || plan.Strikes(FaultKind.PublishFails))
        {
            world.Outside.After(world.Chance.Between(Shortest, Longest), () => Publish(sent, number));
        }
        else
        {
            _unsent--;
        }
    }
}
