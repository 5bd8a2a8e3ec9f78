using Isobar.Client.CommandLine;
using Isobar.Client.Load.Sending;

namespace Isobar.Client.Load;

/// <summary>A line a second on a terminal, every ten elsewhere.</summary>
internal sealed class LoadProgress(IReadOnlyList<LoadCounters> counters, Terminal terminal)
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(terminal.ErrorIsTerminal ? 1 : 10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = terminal.Clock.GetTimestamp();
        using var timer = new PeriodicTimer(_interval, terminal.Clock);
        var before = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                before = Report(before, terminal.Clock.GetElapsedTime(started));
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever reports progress ends with the load.
        }
    }

    private long Report(long before, TimeSpan elapsed)
    {
        var sum = LoadCounters.Sum(counters);
        var rate = (sum.Accepted - before) / _interval.TotalSeconds;
        terminal.Error.WriteLine(
            $"{elapsed.TotalSeconds,5:0} s  {sum.Accepted,14:n0} accepted  {rate,10:n0}/s  "
            + $"p99 {sum.Latency.PercentileMs(0.99):0.0} ms  {sum.Retries:n0} retries");
        return sum.Accepted;
    }
}
