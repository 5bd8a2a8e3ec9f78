using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Faults;

/// <summary>
/// How likely each fault is in one run, drawn by its seed, so that some runs are calm and some are awful. After
/// <see cref="End"/> the world is healthy.
/// </summary>
internal sealed class FaultPlan
{
    private static readonly ProbePoint[] Points = Enum.GetValues<ProbePoint>();
    private readonly Chance _chance;
    private readonly double _severity;

    public FaultPlan(Chance chance)
    {
        _chance = chance;
        _severity = chance.OneOf(0.0, 0.3, 1.0, 1.0, 1.0, 2.5);
        Favourite = chance.OneIn(Points);
        FavouriteCrash = Draw(0.4);
        Crash = Draw(0.004);
        MaxCrashes = chance.Between(0, 12);
        PublishFails = Draw(0.1);
        PullFails = Draw(0.05);
        SettlementFails = Draw(0.1);
        AcknowledgementLost = Draw(0.1);
        Redelivery = Draw(0.5);
        AppendFails = Draw(0.2);
        AppendUnanswered = Draw(0.2);
        AppendLate = Draw(0.1);
        AppendTwice = Draw(0.1);
        StateWriteFails = Draw(0.1);
        StateWriteUnanswered = Draw(0.1);
        StateSlow = Draw(0.05);
        StateReadFails = Draw(0.1);
        WeatherFails = Draw(0.4);
        WeatherSlow = Draw(0.3);
        WeatherNonsense = Draw(0.1);
        Outage = Draw(0.5);
        Collection = Draw(0.5);
    }

    public bool IsOn { get; private set; } = true;

    /// <summary>Where silos are lost most in this run, so that over many runs every place has its share.</summary>
    public ProbePoint Favourite { get; }

    public double FavouriteCrash { get; }

    public double Crash { get; }

    public int MaxCrashes { get; }

    public double PublishFails { get; }

    public double PullFails { get; }

    public double SettlementFails { get; }

    public double AcknowledgementLost { get; }

    public double Redelivery { get; }

    public double AppendFails { get; }

    public double AppendUnanswered { get; }

    public double AppendLate { get; }

    public double AppendTwice { get; }

    public double StateWriteFails { get; }

    public double StateWriteUnanswered { get; }

    public double StateSlow { get; }

    public double StateReadFails { get; }

    public double WeatherFails { get; }

    public double WeatherSlow { get; }

    public double WeatherNonsense { get; }

    public double Outage { get; }

    public double Collection { get; }

    /// <summary>Whether a fault of this probability strikes now.</summary>
    public bool Strikes(double probability) => IsOn && _chance.Of(probability);

    /// <summary>The safety phase is over: from here on everything must come to rest.</summary>
    public void End() => IsOn = false;

    // Half of the faults are absent from a run, so that the others are seen alone.
    private double Draw(double most) => _chance.Of(0.5) ? 0 : Math.Min(0.9, _severity * _chance.Between(0, most));
}
