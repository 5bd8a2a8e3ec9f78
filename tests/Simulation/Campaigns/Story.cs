namespace Isobar.Tests.Simulation.Campaigns;

/// <summary>Tells of a run that failed: what is wrong, what happened to what it is about, and how to see it again.</summary>
internal static class Story
{
    private const int MostLines = 150;

    // What concerns everybody.
    private static readonly string[] Everybodys = ["lost ", "start ", "stopping ", "frozen ", "clock ", "state damaged ", "merge ", "FOUND "];

    public static void Write(TextWriter output, RunReport failed)
    {
        output.WriteLine($"Seed {failed.Settings.Seed} failed:");
        foreach (var finding in failed.Findings)
        {
            output.WriteLine($"  {finding}");
        }

        output.WriteLine($"Faults that struck: {Faults(failed)}.");
        output.WriteLine("What happened to it:");
        var lines = Concerning(SimulatedRun.Of(failed.Settings, keepsTrace: true).Trace, failed.Findings[0].About);
        foreach (var line in lines.TakeLast(MostLines))
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine($"{lines.Count} lines{(lines.Count > MostLines ? $", the last {MostLines} of them shown" : "")}. Run it again with:");
        output.WriteLine($"  {failed.Settings.Command}");
    }

    private static string Faults(RunReport run)
    {
        var struck = Enum.GetValues<Simulation.Faults.FaultKind>().Where(kind => run.Struck[(int)kind] > 0).Select(kind => $"{kind} {run.Struck[(int)kind]}");
        return string.Join(", ", struck) is { Length: > 0 } some ? some : "none";
    }

    private static List<string> Concerning(IReadOnlyList<string> trace, IReadOnlyList<string> about) =>
        [.. trace.Where(line => about.Count == 0 || about.Any(word => line.Contains(word, StringComparison.Ordinal)) || Array.Exists(Everybodys, word => IsOf(line, word)))];

    // After the time of day.
    private static bool IsOf(string line, string word) => line.AsSpan("00:00:00.000000 ".Length).StartsWith(word, StringComparison.Ordinal);
}
