using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>Two silos on the same broker, storage and warehouse: a user may be active in both at once. The lost come back.</summary>
internal sealed class Cluster : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private readonly World _world;
    private readonly Outside _outside;
    private readonly SiloSettings _settings;
    private readonly List<SiloProcess> _all = [];
    private readonly List<SiloProcess> _running = [];

    public Cluster(World world, Outside outside, SiloSettings settings)
    {
        (_world, _outside, _settings) = (world, outside, settings);
        outside.Probes.Lose = Lose;
        world.Quiet += CheckBounds;
        Start("silo-a");
        Start("silo-b");
    }

    public bool IsIdle => _running.Count == 2 && _running.TrueForAll(static silo => silo.IsIdle);

    /// <summary>Some silo that runs, or null.</summary>
    public SiloProcess? Any() => _running.Count == 0 ? null : _world.Chance.OneIn(_running);

    public void Lose(Process process, string reason)
    {
        var silo = _running.Find(running => running.Process == process);
        if (silo is null)
        {
            return;
        }

        _running.Remove(silo);
        _world.Note("lost", $"{process.Name} ({reason})");
        silo.Lose();
        _world.Outside.After(_world.Chance.Between(Shortest, Longest), () => Start(process.Name));
    }

    /// <summary>As when the power fails.</summary>
    public void LoseAll() => _running.ToList().ForEach(silo => Lose(silo.Process, "power"));

    /// <summary>Whether some silo is handling the message that it received by this lease.</summary>
    public bool IsHandling(string lease) => _running.Exists(silo => silo.IsHandling(lease));

    /// <summary>All clocks are right again.</summary>
    public void SetClocks() => _running.ForEach(static silo => silo.SetClock(TimeSpan.Zero));

    public void Dispose() => _all.ForEach(static silo => silo.Dispose());

    private void Start(string name)
    {
        _world.Note("start", name);
        var silo = new SiloProcess(_world, name, _outside, _settings);
        _all.Add(silo);
        _running.Add(silo);
        silo.Begin(() => Lose(silo.Process, "it was asked to stop"));
    }

    private void CheckBounds() => _running.ForEach(static silo => silo.CheckBounds());
}
