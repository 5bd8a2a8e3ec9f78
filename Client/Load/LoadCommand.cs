using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Server;

namespace Isobar.Client.Load;

/// <summary><c>load</c>: made-up events, to measure with.</summary>
internal sealed class LoadCommand : ClientCommand
{
    private readonly LoadOptions _options = new();
    private readonly Terminal _terminal;

    public LoadCommand(Terminal terminal)
        : base(
            "load",
            "Send made-up events, and measure",
            "./isobar load --users 20000 --duration 60s --drain",
            "./isobar load --rate 5000 --users 20000 --duration 60s --measure-visibility",
            "./isobar load --duplicates 30% --invalid 1%")
    {
        GoodToKnow = """
            Every run makes new events. Duplicates are exact copies of events sent a moment before, on the same
            connection; invalid ones have latitude 91. Latency is from sending a request to having read its answer.
            Visibility is from sending a single event to its row on the live stream, which is after its commit;
            every twentieth is asked for by GET /v1/events as well. --drain counts rows: let nobody else send meanwhile.
            """;
        _terminal = terminal;
        _options.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        var run = new LoadRun(server, _options.Settings(parsed), _terminal);
        var report = await run.RunAsync(cancellationToken);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            LoadReportWriter.WriteJson(report, _terminal);
        }
        else
        {
            LoadReportWriter.WriteText(report, _terminal);
        }

        return report.IsClean ? ExitCode.Done : ExitCode.Failed;
    }
}
