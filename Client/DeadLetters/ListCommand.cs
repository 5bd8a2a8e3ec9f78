using System.CommandLine;
using System.Text.Json;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.DeadLetters;

/// <summary><c>dead-letters list</c></summary>
internal sealed class ListCommand : ClientCommand
{
    private readonly Option<string?> _reason = new("--reason") { Description = "Only those with this reason, such as invalid or refused", HelpName = "R" };
    private readonly Option<string?> _cursor = new("--cursor") { Description = "Where the page before this one said that it ended", HelpName = "C" };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many, 1 to 1000", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Terminal _terminal;

    public ListCommand(Terminal terminal)
        : base(
            "list",
            "Dead letters, newest first",
            "./isobar dead-letters list --reason invalid --limit 10",
            "./isobar dead-letters list --json | jq -r .dead_letters[].payload")
    {
        _terminal = terminal;
        Add(_reason);
        Add(_cursor);
        Add(_limit);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        var letters = new DeadLetterPages(server);
        var page = await letters.GetAsync(
            parsed.GetValue(_limit), parsed.GetValue(_reason), parsed.GetValue(_cursor), cancellationToken);
        Print(page, parsed);
        return ExitCode.Done;
    }

    private void Print(JsonElement page, ParseResult parsed)
    {
        var letters = page.GetProperty("dead_letters");
        if (parsed.GetValue(GlobalOptions.Json))
        {
            _terminal.Output.WriteJson(page);
        }
        else if (letters.GetArrayLength() == 0)
        {
            _terminal.Output.WriteLine("There are no dead letters.");
        }
        else
        {
            _terminal.ForOutput().Write(JsonTable.Of(letters));
            if (DeadLetterPages.Next(page) is { } next)
            {
                _terminal.Error.WriteLine($"There may be older ones: --cursor {next}");
            }
        }
    }
}
