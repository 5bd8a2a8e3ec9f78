using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.Events;

/// <summary><c>event ID --user U</c>: where an event is.</summary>
internal sealed class EventCommand : ClientCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The event_id" };
    private readonly Option<string> _user = new("--user") { Description = "The user_id: an event is named by both", HelpName = "ID", Required = true };
    private readonly Terminal _terminal;

    public EventCommand(Terminal terminal)
        : base(
            "event",
            "Where an event is: its row, or its dead letter",
            "./isobar event o-1 --user ada")
    {
        _terminal = terminal;
        Add(_id);
        Add(_user);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        var id = parsed.GetRequiredValue(_id);
        var user = parsed.GetRequiredValue(_user);
        var path = $"v1/events/{Uri.EscapeDataString(id)}?user_id={Uri.EscapeDataString(user)}";
        var answer = await server.FindAsync(path, cancellationToken)
            ?? throw new CommandFailedException(
                $"There is no row and no dead letter of event \"{id}\" of user \"{user}\". If it was sent just now, it is still under way.");
        _terminal.WriteAnswer(answer, parsed);
        return ExitCode.Done;
    }
}
