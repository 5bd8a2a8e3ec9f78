using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Isobar.Tests.Simulation.Faults;

namespace Isobar.Tests.Simulation.Campaigns;

/// <summary><c>./isobar simulate</c>.</summary>
internal static class SimulateCommand
{
    public static RootCommand Create()
    {
        var seed = new Option<int?>("--seed") { Description = "The first seed, or with --trace the only one. [a new one each time]", HelpName = "N" };
        var runs = new Option<int?>("--runs") { Description = "How many seeds to run. [100; 1 where --seed is given]", HelpName = "N" };
        var faults = new Option<FaultLevel>("--faults") { Description = "How bad the worlds are: calm, normal or awful.", DefaultValueFactory = static _ => FaultLevel.Normal };
        var without = new Option<string?>("--without") { Description = "Faults that never strike, by name.", HelpName = "A,B" };
        var only = new Option<string?>("--only") { Description = "Of the messages that the seed makes up, send only these.", HelpName = "3,7-9" };
        without.Validators.Add(static result => Refuse(result, static text => text.Split(',').FirstOrDefault(static name => !Enum.TryParse<FaultKind>(name, ignoreCase: true, out _)) is { } unknown
            ? $"--without: there is no fault \"{unknown}\". There are {string.Join(", ", Enum.GetNames<FaultKind>())}."
            : null));
        only.Validators.Add(static result => Refuse(result, static text => NumberRanges.TryRead(text, out _) ? null : $"--only: \"{text}\" is not written like 3,7-9."));
        runs.Validators.Add(static result => Refuse(result, static text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number < 1 ? "--runs: at least 1." : null));
        var trace = new Option<bool>("--trace") { Description = "Tell all that happened." };
        var whole = new Option<bool>("--no-shrink") { Description = "Show a failure as it was found, without making it smaller first." };
        var command = new RootCommand(
            """
            Runs the whole pipeline, grains and all, in a simulated world: one thread, one clock, one seed, and everything that can go wrong. A run is an hour of
            simulated time at the least, in two silos; at its end each accepted event must be one row. A failure is made smaller, told, and can be run again.

              ./isobar simulate                              100 runs from a new seed
              ./isobar simulate --runs 10000 --faults awful  many, in bad worlds
              ./isobar simulate --seed 123 --trace           what happened in one

            Exit codes: 0 all is well, 1 something is not, 2 wrong use.
            """)
        { seed, runs, faults, without, only, trace, whole };
        command.SetAction(parsed =>
        {
            var first = parsed.GetValue(seed);
            var settings = new RunSettings(first ?? Random.Shared.Next(1, 1_000_000_000), parsed.GetValue(faults))
            {
                Without = [.. (parsed.GetValue(without)?.Split(',') ?? []).Select(static name => Enum.Parse<FaultKind>(name, ignoreCase: true))],
                Only = parsed.GetValue(only) is { } numbers ? NumberRanges.Read(numbers) : null,
            };
            var isOne = parsed.GetValue(trace) || settings is not { Without.Count: 0, Only: null };
            return isOne
                ? RunOne(settings, parsed.GetValue(trace))
                : RunMany(settings, parsed.GetValue(runs) ?? (first is null ? 100 : 1), !parsed.GetValue(whole));
        });
        return command;
    }

    private static void Refuse(OptionResult result, Func<string, string?> fault)
    {
        if (result.Tokens is [var token, ..] && fault(token.Value) is { } text)
        {
            result.AddError(text);
        }
    }

    private static int RunOne(RunSettings settings, bool keepsTrace)
    {
        var report = SimulatedRun.Of(settings, keepsTrace);
        foreach (var line in report.Trace)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(report);
        return report.Passed ? 0 : 1;
    }

    private static int RunMany(RunSettings settings, int runs, bool shrinks)
    {
        var (begin, campaign) = (Stopwatch.GetTimestamp(), new Campaign(settings.Seed, runs, settings.Level));
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        RunReport? failed;
        using (new Timer(_ => Progress(campaign.Figures.Runs, runs), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)))
        {
            failed = campaign.Run(stop.Token);
        }

        Summary.Write(Console.Out, campaign.Figures, settings.Level, Stopwatch.GetElapsedTime(begin));
        if (failed is null)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Every run passed, from seed {settings.Seed} on."));
            return 0;
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {failed.Settings.Seed} broke a rule{(shrinks ? ", and is made smaller …" : ".")}"));
        Story.Write(Console.Out, shrinks ? Shrinking.Of(failed) : failed);
        return 1;
    }

    private static void Progress(int done, int of) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {of:N0} runs …"));
}
