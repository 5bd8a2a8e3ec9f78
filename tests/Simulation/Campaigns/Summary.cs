using System.Globalization;
using System.Reflection;
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
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            WriteCount(output, $"  {kind}", figures.Struck[(int)kind]);
        }

        output.WriteLine("A silo was lost, by the step of the pipeline that it left undone, and the place:");
        foreach (var step in Enum.GetValues<ProbePoint>().GroupBy(StepOf).OrderBy(static step => step.Key))
        {
            WriteCount(output, $"  {step.Key}", step.Sum(point => figures.Interrupted[(int)point]));
            foreach (var point in step)
            {
                WriteCount(output, $"    {point}", figures.Interrupted[(int)point]);
            }
        }
    }

    private static PipelineStep StepOf(ProbePoint point) =>
        typeof(ProbePoint).GetField(point.ToString())!.GetCustomAttribute<InterruptsAttribute>()!.Step;

    private static void WriteCount(TextWriter output, string name, long count) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28}{count,12:N0}"));
}
