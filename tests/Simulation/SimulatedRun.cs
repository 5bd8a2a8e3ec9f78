using Isobar.Broker;
using Isobar.Streaming;
using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Producers;
using Isobar.Tests.Simulation.Silos;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation;

/// <summary>
/// One run of the whole pipeline from one seed: a safety phase with faults, then a healthy world in which everything
/// must come to rest, then the audit.
/// </summary>
internal static class SimulatedRun
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(3);

    public static RunReport Of(int seed, TextWriter? output = null)
    {
        // The test runner's own context would take continuations away from the world's scheduler.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Run(seed, new World(seed, output));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static RunReport Run(int seed, World world)
    {
        var chance = world.Chance;
        var (plan, settings, ledger) = (new FaultPlan(chance), new SiloSettings(chance), new Ledger());
        var outside = new Outside(
            new BrokerModel(world, Subscription(chance)),
            new WarehouseModel(world, keepsMicrosecondsOnly: chance.Of(0.3)),
            new StorageModel { Replacing = new ProfileHistory(world).Check },
            new WeatherBudget(world, settings.Weather, settings.Weather.SlotsPerCell > 50),
            new Probes(world, plan),
            plan);
        using var cluster = new Cluster(world, outside, settings);
        var publishing = new Publishing(world, outside.Broker, plan, ledger);
        publishing.Begin(new EventFeed(chance, world.Now).Make(chance.Between(200, 240)), chance.Between(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4)));
        new Chaos(world, plan, cluster, outside).Begin();

        var findings = Live(world, plan, () => publishing.IsDone, () => outside.Broker.Backlog == 0 && cluster.IsIdle);
        return new RunReport
        {
            Seed = seed,
            Findings = findings.Count > 0 ? findings : [.. new Audit(ledger, outside.Warehouse, outside.Storage, settings).Findings()],
            TraceHash = world.Trace.Hash,
            Steps = world.Steps,
            Messages = ledger.Messages,
            Rows = outside.Warehouse.Rows.Count,
            SimulatedTime = world.Now - world.Clock.Start,
            Interrupted = outside.Probes.Interrupted,
        };
    }

    private static IReadOnlyList<string> Live(World world, FaultPlan plan, Func<bool> isPublished, Func<bool> isAtRest)
    {
        var faultsUntil = world.Now + world.Chance.Between(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(10));
        world.RunUntil(() => isPublished() && world.Now > faultsUntil, world.Now + Rest);
        plan.End();
        if (!world.RunUntil(isAtRest, world.Now + Rest))
        {
            return world.Faults.Count > 0 ? world.Faults : [$"The world is healthy, and after {Rest} the backlog is not empty."];
        }

        // What still lands late must change nothing.
        var settled = world.Now + Settle;
        world.RunUntil(() => world.Now > settled, settled + Rest);
        return world.Faults;
    }

    private static SubscriptionSettings Subscription(Chance chance) => new()
    {
        Topic = StreamNamespaces.UserEvents,
        AckDeadline = chance.OneOf(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)),
        MaximumBackoff = chance.OneOf(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)),
    };
}
