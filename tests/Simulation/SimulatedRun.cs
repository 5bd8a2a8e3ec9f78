using Isobar.Broker;
using Isobar.Streaming;
using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Ports.Warehouses;
using Isobar.Tests.Simulation.Producers;
using Isobar.Tests.Simulation.Silos;
using Isobar.Tests.Simulation.Worlds;
using Orleans.Runtime;

namespace Isobar.Tests.Simulation;

/// <summary>
/// One run of the whole pipeline from one seed: a safety phase with faults, then a healthy world in which everything
/// must come to rest, then the audit. An hour at the least, on the world's clock.
/// </summary>
internal sealed class SimulatedRun
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(3);

    private readonly RunSettings _run;
    private readonly World _world;
    private readonly FaultPlan _plan;
    private readonly SiloSettings _settings;
    private readonly Ledger _ledger = new();
    private readonly Outside _outside;
    private readonly ProfileHistory _history;
    private readonly StateBounds _bounds;
    private int _made;

    private SimulatedRun(RunSettings run, bool keepsTrace)
    {
        _run = run;
        _world = new World(run.Seed, keepsTrace);
        _plan = new FaultPlan(run);
        var chance = Chance.For(run.Seed, "settings");
        _settings = new SiloSettings(chance);
        _outside = new Outside(
            new BrokerModel(_world, Subscription(chance)),
            Warehouse(chance),
            new StorageModel { Replacing = CheckState },
            new WeatherModel(),
            new WeatherBudget(_world, _settings.Weather, _settings.Weather.SlotsPerCell > 50),
            new Probes(_plan),
            _plan);
        _history = new ProfileHistory(_world);
        _bounds = new StateBounds(_world, _settings);
    }

    public static RunReport Of(RunSettings run, bool keepsTrace = false)
    {
        // The test runner's own context would take continuations away from the world's scheduler.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return new SimulatedRun(run, keepsTrace).Run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private RunReport Run()
    {
        using var cluster = new Cluster(_world, _outside, _settings);
        var leases = new LeaseWatch(_world, _plan, _settings);
        _outside.Broker.Expired = message => leases.OnExpired(message, cluster);
        var chance = Chance.For(_run.Seed, "producers");
        var publishing = new Publishing(_world, _outside.Broker, _plan, _ledger);
        var span = chance.OneOf(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(55));
        var feed = new EventFeed(chance, _world.Now).Make(chance.Between(200, 240));
        _made = feed.Count;
        publishing.Begin(feed, _run.Only, span, chance);
        var chaos = new Chaos(_world, _plan, cluster, _outside);
        chaos.Begin();

        var findings = Live(chaos, () => publishing.IsDone, () => IsAtRest(cluster));
        return Report(findings.Count > 0 ? findings : [.. new Audit(_ledger, _outside.Warehouse, _outside.Storage, _settings).Findings()]);
    }

    private IReadOnlyList<Finding> Live(Chaos chaos, Func<bool> isPublished, Func<bool> isAtRest)
    {
        var faultsUntil = _world.Now + _world.Chance.Between(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(57));
        _world.RunUntil(() => isPublished() && _world.Now > faultsUntil, _world.Now + Rest + Rest);
        chaos.End();
        if (!_world.RunUntil(isAtRest, _world.Now + Rest))
        {
            return _world.Findings.Count > 0 ? _world.Findings : [NoRest()];
        }

        // What still lands late must change nothing.
        var settled = Later(_world.Now + Settle, _world.Clock.Start + Rest);
        _world.RunUntil(() => _world.Now > settled, settled + Rest);
        return _world.Findings;
    }

    private bool IsAtRest(Cluster cluster) => _outside.Broker.Backlog == 0 && cluster.IsIdle && _outside.Warehouse.IsTableComplete;

    private Finding NoRest() => new(
        Rule.WorldComesToRest,
        $"The world has been healthy for {Rest}, and the backlog is {_outside.Broker.Backlog}; the table {(_outside.Warehouse.IsTableComplete ? "is" : "is not")} complete.",
        [.. _outside.Broker.Open.Select(static message => $"{message.Id}/")]);

    private void CheckState(GrainId grain, StoredRecord? before, StoredRecord after)
    {
        _history.Check(grain, before, after);
        _bounds.Check(grain, after);
    }

    private RunReport Report(IReadOnlyList<Finding> findings) => new()
    {
        Settings = _run,
        Findings = findings,
        TraceHash = _world.Trace.Hash,
        Trace = _world.Trace.Lines,
        Steps = _world.Steps,
        Made = _made,
        Messages = _ledger.Messages,
        Rows = _outside.Warehouse.View.Count,
        SimulatedTime = _world.Now - _world.Clock.Start,
        Interrupted = _outside.Probes.Interrupted,
        Struck = _plan.Struck,
    };

    private WarehouseModel Warehouse(Chance chance) => chance.OneOf(WarehouseKind.Exact, WarehouseKind.Exact, WarehouseKind.Merge, WarehouseKind.Stream) switch
    {
        WarehouseKind.Merge => new MergeWarehouse(_world),
        WarehouseKind.Stream => new StreamWarehouse(_world),
        _ => new ExactWarehouse(_world, keepsMicrosecondsOnly: chance.Of(0.3)),
    };

    private static SubscriptionSettings Subscription(Chance chance) => new()
    {
        Topic = StreamNamespaces.UserEvents,
        AckDeadline = chance.OneOf(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)),
        MaximumBackoff = chance.OneOf(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)),
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
