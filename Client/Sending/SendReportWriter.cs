using Isobar.Client.CommandLine;
using Isobar.Client.Output;

namespace Isobar.Client.Sending;

/// <summary>Prints what a send came to.</summary>
internal static class SendReportWriter
{
    // What fits a screen or two; a file of another format is rejected line by line.
    private const int RejectionsShown = 50;

    public static void WriteJson(SendReport report, Terminal terminal) => terminal.Output.WriteJson(new
    {
        report.Source,
        Events = report.Totals.Items,
        report.Totals.Accepted,
        report.Totals.Rejected,
        report.Skipped,
        report.RejectedBefore,
        report.Totals.Requests,
        report.Retries,
        Seconds = Math.Round(report.Elapsed.TotalSeconds, 3),
        Rejections = report.Totals.Rejections.Select(rejection => new { rejection.Line, rejection.Field, rejection.Reason }),
    });

    public static void WriteText(SendReport report, Terminal terminal)
    {
        if (report.Skipped > 0)
        {
            terminal.Output.WriteLine($"Went on after the {report.Skipped:n0} events that were sent before (--restart sends all).");
        }

        terminal.Output.WriteLine(Summary(report));
        if (report.Totals.Rejected > 0)
        {
            WriteRejections(report, terminal);
        }
    }

    private static string Summary(SendReport report)
    {
        var totals = report.Totals;
        var rate = totals.Items / Math.Max(report.Elapsed.TotalSeconds, 0.001);
        var retries = report.Retries > 0 ? $", {report.Retries:n0} requests sent again" : "";
        var before = report.RejectedBefore > 0 ? $" ({report.RejectedBefore:n0} more before the interruption)" : "";
        return $"Sent {report.Source}: {totals.Accepted:n0} accepted, {totals.Rejected:n0} rejected{before}{retries}, "
            + $"{report.Elapsed.TotalSeconds:0.0} s ({rate:n0} events/s).";
    }

    private static void WriteRejections(SendReport report, Terminal terminal)
    {
        foreach (var rejection in report.Totals.Rejections.Take(RejectionsShown))
        {
            var field = rejection.Field.Length > 0 ? $"{rejection.Field}: " : "";
            terminal.Error.WriteLine($"  line {rejection.Line}: {field}{rejection.Reason}");
        }

        if (report.Totals.Rejected > RejectionsShown)
        {
            terminal.Error.WriteLine($"  and {report.Totals.Rejected - RejectionsShown:n0} more (--json lists the first {SendTotals.RejectionsKept:n0})");
        }
    }
}
