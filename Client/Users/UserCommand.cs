using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.Users;

/// <summary><c>user ID</c>: what is known of a user.</summary>
internal sealed class UserCommand : ClientCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The user_id of the events" };
    private readonly Option<int?> _recent = new("--recent") { Description = "How many recent events to show", HelpName = "N" };
    private readonly Terminal _terminal;

    public UserCommand(Terminal terminal)
        : base(
            "user",
            "What is known of a user: counts, last place and weather, recent events",
            "./isobar user ada",
            "./isobar user ada --recent 20 --json")
    {
        _terminal = terminal;
        Add(_id);
        Add(_recent);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        var path = "v1/users/" + Uri.EscapeDataString(parsed.GetRequiredValue(_id));
        var query = parsed.GetValue(_recent) is { } recent ? $"?recent={recent}" : "";
        var user = await server.GetAsync(path + query, cancellationToken);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            _terminal.Output.WriteJson(user);
        }
        else
        {
            UserView.Write(user, _terminal);
        }

        return ExitCode.Done;
    }
}
