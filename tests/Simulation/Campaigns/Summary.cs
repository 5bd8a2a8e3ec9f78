using System.Globalization;
using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Campaigns;

/// <summary>Tells what many runs came to.</summary>
internal static class Summary
{
    public static void Write(TextWriter output, CampaignFigures figures, FaultLevel level, TimeSpan took)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Runs:N0} runs, faults {level.ToString().ToLowerInvariant()}, in {took.TotalSeconds:N1} s ({figures.Runs / took.TotalSeconds:N1} a second): {figures.SimulatedTime.TotalHours:N0} simulated hours, {figures.Messages:N0} messages, {figures.Steps:N0} steps."));
        output.WriteLine("Faults that struck:");
        WriteCounts<FaultKind>(output, figures.Struck);
        output.WriteLine("A silo was lost, by the step that it interrupted:");
        WriteCounts<ProbePoint>(output, figures.Interrupted);
    }

    private static void WriteCounts<TEnum>(TextWriter output, IReadOnlyList<long> counts)
        where TEnum : struct, Enum
    {
        foreach (var (name, count) in Enum.GetNames<TEnum>().Zip(counts))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24}{count,12:N0}"));
        }
    }
}
