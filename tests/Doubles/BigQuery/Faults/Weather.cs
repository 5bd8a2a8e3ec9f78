namespace Isobar.Tests.Doubles.BigQuery.Faults;

/// <summary>
/// Faults by chance, the same ones for the same seed and order of calls. The probabilities are taken one after the other and should
/// come to at most one.
/// </summary>
public sealed class Weather(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Share of calls answered 503 backendError without being done.</summary>
    public double Errors { get; init; }

    /// <summary>Share of calls that are done although their connection is cut.</summary>
    public double Lost { get; init; }

    /// <summary>Share of calls whose connection is cut without their being done.</summary>
    public double Cut { get; init; }

    /// <summary>Share of calls answered 403 rateLimitExceeded.</summary>
    public double RateLimits { get; init; }

    /// <summary>Share of calls that are cut and done later.</summary>
    public double Late { get; init; }

    /// <summary>How much later.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The operations concerned; empty: all.</summary>
    public IReadOnlySet<string> Operations { get; init; } = new HashSet<string>();

    internal Fault? Next(string operation)
    {
        if (Operations.Count > 0 && !Operations.Contains(operation))
        {
            return null;
        }

        var chance = _random.NextDouble();
        return (chance -= Errors) < 0 ? Fault.Error(503, "backendError", "Error encountered during execution. Retrying may solve the problem.")
            : (chance -= Lost) < 0 ? Fault.CutAfter
            : (chance -= Cut) < 0 ? Fault.Cut
            : (chance -= RateLimits) < 0 ? Fault.Error(403, "rateLimitExceeded", "Exceeded rate limits: too many requests.")
            : chance - Late < 0 ? Fault.CutThenDo(Lateness)
            : null;
    }
}
