using Isobar.Client.CommandLine;
using Isobar.Client.Output;

namespace Isobar.Client.Load;

/// <summary>Prints what a load measured.</summary>
internal static class LoadReportWriter
{
    public static void WriteJson(LoadReport report, Terminal terminal) => terminal.Output.WriteJson(new
    {
        report.Totals.Sent,
        report.Totals.Accepted,
        report.Totals.Rejected,
        report.Totals.Invalid,
        report.Totals.Distinct,
        report.Totals.Requests,
        report.Totals.Retries,
        Seconds = Math.Round(report.Elapsed.TotalSeconds, 3),
        EventsPerSecond = Math.Round(report.EventsPerSecond),
        RequestP50Ms = Ms(report.Totals.Latency, 0.5),
        RequestP99Ms = Ms(report.Totals.Latency, 0.99),
        OwnCores = Math.Round(report.OwnCores, 2),
        Visibility = report.Visibility is { } seen
            ? new { seen.Sent, seen.Seen, seen.Confirmed, seen.Asked, P50Ms = Ms(seen.Latency, 0.5), P99Ms = Ms(seen.Latency, 0.99) }
            : null,
        Drain = report.Drain is { } drain
            ? new { drain.Expected, drain.Rows, Seconds = Math.Round(drain.Elapsed.TotalSeconds, 3), RowsPerSecond = Math.Round(drain.RowsPerSecond) }
            : null,
    });

    public static void WriteText(LoadReport report, Terminal terminal)
    {
        var totals = report.Totals;
        var output = terminal.Output;
        output.WriteLine($"sent        {totals.Sent:n0} events in {totals.Requests:n0} requests, {report.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine($"accepted    {totals.Accepted:n0}, of them {totals.Distinct:n0} distinct: {report.EventsPerSecond:n0} events/s");
        output.WriteLine($"rejected    {totals.Rejected:n0}, of them {totals.Invalid:n0} made to be");
        output.WriteLine($"requests    {Percentiles(totals.Latency)}, {totals.Retries:n0} sent again");
        output.WriteLine($"generator   {report.OwnCores:0.00} cores");
        if (report.Visibility is { } visibility)
        {
            output.WriteLine(
                $"visibility  {Percentiles(visibility.Latency)}; {visibility.Seen:n0} of {visibility.Sent:n0} probes seen, "
                + $"{visibility.Confirmed:n0} of {visibility.Asked:n0} found when asked for");
        }

        if (report.Drain is { } drain)
        {
            output.WriteLine(
                $"rows        {drain.Rows:n0} of {drain.Expected:n0} after {drain.Elapsed.TotalSeconds:0.0} s: {drain.RowsPerSecond:n0} rows/s");
        }
    }

    private static string Percentiles(LatencyHistogram latency) => $"p50 {Ms(latency, 0.5)} ms, p99 {Ms(latency, 0.99)} ms";

    private static double Ms(LatencyHistogram latency, double share) => Math.Round(latency.PercentileMs(share), 1);
}
