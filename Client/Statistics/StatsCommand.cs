using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.Statistics;

/// <summary><c>stats</c>: the pipeline's figures.</summary>
internal sealed class StatsCommand : ClientCommand
{
    private readonly Terminal _terminal;

    public StatsCommand(Terminal terminal)
        : base(
            "stats",
            "The pipeline's figures: counts, lag, caches, batches, grains",
            "./isobar stats",
            "watch -n 1 ./isobar stats",
            "./isobar stats --json | jq .")
    {
        _terminal = terminal;
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        _terminal.WriteAnswer(await server.GetAsync("v1/stats", cancellationToken), parsed);
        return ExitCode.Done;
    }
}
