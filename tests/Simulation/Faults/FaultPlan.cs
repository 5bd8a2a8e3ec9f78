using System.Reflection;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Faults;

/// <summary>
/// How likely each fault is in one run, drawn by its seed. Each kind draws from a sequence of its own, so that leaving one out does not
/// change when the others strike. After <see cref="End"/> the world is healthy.
/// </summary>
internal sealed class FaultPlan
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    // Those that few runs pass often are chosen twice as often.
    private static readonly ProbePoint[] Points =
    [
        .. Enum.GetValues<ProbePoint>(),
        ProbePoint.DeadLetterSent, ProbePoint.DeadLetterDurable, ProbePoint.GiveBackSent, ProbePoint.GiveBackTaken,
        ProbePoint.ExtensionSent, ProbePoint.MergeAsked, ProbePoint.MergeAnswered,
    ];

    private static readonly double[] Most = [.. Kinds.Select(static kind =>
        typeof(FaultKind).GetField(kind.ToString())!.GetCustomAttribute<LikelyAttribute>()!.Most)];

    private readonly Chance[] _chances;
    private readonly double[] _probabilities;
    private readonly int[] _struck = new int[Kinds.Length];

    public FaultPlan(RunSettings run)
    {
        var chance = Chance.For(run.Seed, "plan");
        var severity = Severity(run.Level, chance);
        Favourites = [chance.OneIn(Points), chance.OneIn(Points)];
        MaxLosses = chance.Between(0, 30);
        Pace = chance.OneOf(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2));
        _chances = [.. Kinds.Select(kind => Chance.For(run.Seed, kind.ToString()))];
        _probabilities = [.. Kinds.Select(kind => run.Without.Contains(kind) ? 0 : Draw(kind, _chances[(int)kind], run.Level, severity * Most[(int)kind]))];
    }

    public bool IsOn { get; private set; } = true;

    /// <summary>Where silos are lost most in this run.</summary>
    public IReadOnlyList<ProbePoint> Favourites { get; }

    /// <summary>How many silos are lost in this run, at most.</summary>
    public int MaxLosses { get; }

    /// <summary>The mean time between two moments at which faults may come with time.</summary>
    public TimeSpan Pace { get; }

    /// <summary>By <see cref="FaultKind"/>: how often it struck.</summary>
    public IReadOnlyList<int> Struck => _struck;

    /// <summary>Whether this fault may strike in this run at all.</summary>
    public bool Includes(FaultKind kind) => _probabilities[(int)kind] > 0;

    /// <summary>Whether this fault strikes now.</summary>
    public bool Strikes(FaultKind kind)
    {
        var strikes = IsOn && _chances[(int)kind].Of(_probabilities[(int)kind]);
        _struck[(int)kind] += strikes ? 1 : 0;
        return strikes;
    }

    /// <summary>The safety phase is over: from here on everything must come to rest.</summary>
    public void End() => IsOn = false;

    private static double Severity(FaultLevel level, Chance chance) => level switch
    {
        FaultLevel.Calm => chance.OneOf(0.0, 0.0, 0.1),
        FaultLevel.Awful => chance.OneOf(2.5, 4.0),
        _ => chance.OneOf(0.0, 0.3, 1.0, 1.0, 1.0, 2.5),
    };

    // Half of the faults are absent from an ordinary run, so that the others are seen alone; but silos are lost in most.
    private static double Draw(FaultKind kind, Chance chance, FaultLevel level, double most)
    {
        var isAbsent = chance.Of(level == FaultLevel.Awful || kind == FaultKind.LossAtFavourite ? 0.2 : 0.5);
        var probability = Math.Min(0.9, chance.Between(0, most));
        return isAbsent ? 0 : probability;
    }
}
