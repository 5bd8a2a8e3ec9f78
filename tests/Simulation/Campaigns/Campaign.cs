using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Campaigns;

/// <summary>Runs a stretch of seeds, a thread for each processor, until one fails.</summary>
internal sealed class Campaign(int firstSeed, int runs, FaultLevel level)
{
    private readonly Lock _gate = new();
    private int _begun;
    private RunReport? _failure;

    public CampaignFigures Figures { get; } = new();

    /// <returns>Of the seeds that fail the first; null if none does.</returns>
    public RunReport? Run(CancellationToken cancellationToken)
    {
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => Work(cancellationToken))).ToList();
        workers.ForEach(static worker => worker.Start());
        workers.ForEach(static worker => worker.Join());
        return _failure;
    }

    private void Work(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && Next() is { } seed)
        {
            var report = SimulatedRun.Of(new RunSettings(seed, level));
            Figures.Add(report);
            if (!report.Passed)
            {
                Fail(report);
            }
        }
    }

    // After a failure only smaller seeds are of interest, and those have begun already.
    private int? Next()
    {
        lock (_gate)
        {
            return _failure is null && _begun < runs ? firstSeed + _begun++ : null;
        }
    }

    private void Fail(RunReport report)
    {
        lock (_gate)
        {
            if (_failure is null || report.Settings.Seed < _failure.Settings.Seed)
            {
                _failure = report;
            }
        }
    }
}
