using System.CommandLine;
using System.Text.Json;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.Watching;

/// <summary><c>watch</c>: rows as they are committed, until ^C.</summary>
internal sealed class WatchCommand : ClientCommand
{
    private readonly Option<string?> _user = new("--user") { Description = "Only rows of this user", HelpName = "ID" };
    private readonly Option<string?> _cell = new("--cell") { Description = "Only rows in this cell", HelpName = "CELL" };
    private readonly Option<long?> _count = new("--count") { Description = "End after so many rows", HelpName = "N" };
    private readonly Terminal _terminal;

    public WatchCommand(Terminal terminal)
        : base(
            "watch",
            "Rows as they are committed, until ^C",
            "./isobar watch",
            "./isobar watch --user ada",
            "./isobar watch --json | jq -r .weather_text")
    {
        _terminal = terminal;
        _count.Allow(value => value >= 1, "at least 1");
        Add(_user);
        Add(_cell);
        Add(_count);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        var rows = new RowStream(server, _terminal, parsed.GetValue(_user), parsed.GetValue(_cell));
        var left = parsed.GetValue(_count) ?? long.MaxValue;
        try
        {
            await foreach (var row in rows.ReadAsync(cancellationToken))
            {
                await _terminal.Output.WriteLineAsync(parsed.GetValue(GlobalOptions.Json) ? row : Line(row));
                if (--left == 0)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // ^C is how a person ends this command: it is done.
        }

        return ExitCode.Done;
    }

    private static string Line(string row)
    {
        using var document = JsonDocument.Parse(row);
        return RowLine.Of(document.RootElement);
    }
}
